using System.Diagnostics;
using Kms.Devices;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kms.Bench;

/// <summary>The same small question to grains in this silo and to grains in another.</summary>
internal static class SiloCalls
{
    private const int Calls = 4_000;
    private const int AtOnce = 100;

    public static async Task<IReadOnlyList<string>> MeasureAsync(BenchHost host, string maker, int count)
    {
        var (ticket, grains) = (await host.TicketAsync(), host.Demo.Grains);
        var here = host.Get<ILocalSiloDetails>().SiloAddress;
        var management = grains.GetGrain<IManagementGrain>(0);
        var (local, remote) = (new List<IDeviceGrain>(), new List<IDeviceGrain>());
        foreach (var id in BenchHost.Ids(maker, count))
        {
            var device = grains.GetGrain<IDeviceGrain>(id.Value);
            await device.GetRightsAsync(ticket);
            (Equals(await management.GetActivationAddress(device), here) ? local : remote).Add(device);
        }
        return
        [
            await RowAsync("calls to grains in the same silo", local, ticket, count),
            await RowAsync("calls to grains in the other silo", remote, ticket, count),
        ];
    }

    private static async Task<string> RowAsync(string what, List<IDeviceGrain> devices, ActorTicket ticket, int count)
    {
        if (devices.Count == 0) return $"| {what} | | none there | | |";
        await ManyAsync(devices, ticket);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Calls; i++) await devices[i % devices.Count].GetRightsAsync(ticket);
        var one = watch.Elapsed / Calls;
        watch.Restart();
        await ManyAsync(devices, ticket);
        var many = Calls / watch.Elapsed.TotalSeconds;
        return $"| {what} | | {many:N0} | | {one.TotalMicroseconds:N0} us one by one; {devices.Count} of {count} devices live there |";
    }

    private static Task ManyAsync(List<IDeviceGrain> devices, ActorTicket ticket) => Parallel.ForEachAsync(
        Enumerable.Range(0, Calls), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (i, _) => await devices[i % devices.Count].GetRightsAsync(ticket));
}
