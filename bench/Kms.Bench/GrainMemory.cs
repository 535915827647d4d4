using Kms.Devices;

namespace Kms.Bench;

/// <summary>What a device grain holds while it is awake and idle.</summary>
internal static class GrainMemory
{
    public static async Task<string> MeasureAsync(BenchHost host, string maker, int count)
    {
        var (ticket, ids) = (await host.TicketAsync(), BenchHost.Ids(maker, count).ToList());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var chunk in ids.Chunk(1_000))
            await Task.WhenAll(chunk.Select(id => host.Demo.Grains.GetGrain<IDeviceGrain>(id.Value).GetAsync(ticket)));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        return $"{(after - before) / count:N0} bytes";
    }
}
