using Kms.Audit;
using Kms.Devices;
using Kms.Silo.Storage;

namespace Kms.Silo.Tests.Cluster;

/// <summary>What callers were told, against what is stored: nothing lost, doubled or invented, and the audit trail knows it all.</summary>
internal static class GrantOracle
{
    private const string CountGrants = "select count(*), count(distinct device || ' ' || subject) from audit_event where kind = 'right.granted'";

    /// <summary>One line about what was compared.</summary>
    public static async Task<string> CheckAsync(Plant plant, GrantLoad load, params IReadOnlyCollection<BulkGrant> bulk)
    {
        await using var host = await plant.OpenAsync();
        var devices = await host.Get<IDeviceStore>().ReadManyAsync(plant.Devices);
        var stored = devices.SelectMany(device => device.Rights.Select(right => (right.Id, Place: (Device: device.Id, Email: right.Grantee.Email!.Value.Value)))).ToList(); // all are people
        var everywhere = bulk.Select(one => one.Email).ToHashSet(StringComparer.Ordinal);
        var singles = stored.Where(right => !everywhere.Contains(right.Place.Email)).ToDictionary(right => right.Id, right => right.Place);

        Assert.All(load.Acknowledged, right => Assert.Equal(load.Asked[right], singles.GetValueOrDefault(right)));
        Assert.All(singles, right => Assert.Equal(load.Asked.GetValueOrDefault(right.Key), right.Value));
        Assert.Equal(stored.Count, stored.Select(right => right.Place).Distinct().Count());
        Assert.Equal(plant.Devices.Length * bulk.Count, stored.Count - singles.Count);

        var (entries, distinct) = (await host.Get<IDatabase>().QueryAsync(CountGrants, [], row => (row.GetInt64(0), row.GetInt64(1))))[0];
        var verdict = await host.Get<IAuditStore>().VerifyAsync();
        Assert.Equal((stored.Count, stored.Count), (entries, distinct));
        Assert.Empty(verdict.Faults);
        return $"{load.Acknowledged.Count:N0} single grants acknowledged of {load.Asked.Count:N0} asked, {stored.Count - singles.Count:N0} by {bulk.Count} jobs; "
            + $"{verdict.Entries:N0} audit entries in {verdict.Chains} chains: whole";
    }
}
