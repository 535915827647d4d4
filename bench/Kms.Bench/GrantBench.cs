using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Silo.Demo;
using Kms.Users;

namespace Kms.Bench;

/// <summary>Bulk grants and key reads as the product does them.</summary>
internal sealed class GrantBench(BenchHost host, string database)
{
    private const int Readers = 200;

    /// <summary>The whole job: selection frozen, every device grain woken, decided, written with its audit entry, progress kept.</summary>
    public Task<Measurement> GrantAsync(string maker, int count) => Measurement.OfAsync(
        "bulk grant through grains (job)", database, count, () => host.Demo.RunAsync(DemoAccount.Utility, new GrantJob(
            Selection.All(new DeviceFilter(Manufacturer: maker)), Grantee.Of(EmailAddress.Parse("customer@demo.example")), "Bench", null)));

    /// <summary>Authorised, audited, decrypted; many readers at once.</summary>
    public async Task<Measurement> ReadKeysAsync(string maker, int count)
    {
        var ids = BenchHost.Ids(maker, count).ToList();
        var ticket = await host.TicketAsync();
        return await Measurement.OfAsync("key read through grains", database, count, () => Task.WhenAll(
            Enumerable.Range(0, Readers).Select(reader => ReadAsync(ids.Where((_, i) => i % Readers == reader), ticket))));
    }

    private async Task ReadAsync(IEnumerable<DeviceId> ids, ActorTicket ticket)
    {
        foreach (var id in ids)
        {
            using var release = await host.Demo.Grains.GetGrain<IDeviceGrain>(id.Value).ReadKeysAsync(ticket, null, "Bench");
        }
    }
}
