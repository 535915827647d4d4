using System.Globalization;
using Kms.Audit;
using Kms.Storage;

namespace Kms.Bench;

/// <summary>How fast the audit trail is verified: every entry read, its text rebuilt, its hash computed.</summary>
internal static class AuditBench
{
    private const int AtOnce = 2_000;

    public static async Task<int> RunAsync(int entries)
    {
        Console.WriteLine("| what | database | per second | of the limit | note |\n|---|---|---:|---:|---|");
        var faults = 0;
        foreach (var database in (string[])["sqlite", "postgres"])
        {
            await using var data = await BenchDatabase.CreateAsync(database);
            await using var host = await BenchHost.StartAsync(data.Folder, data.ConnectionString);
            await FillAsync(host, entries);
            for (var round = 0; round < 2; round++) faults += await MeasureAsync(host, database);
        }
        return faults;
    }

    private static async Task<int> MeasureAsync(BenchHost host, string database)
    {
        AuditVerdict? verdict = null;
        var before = Environment.CpuUsage.TotalTime;
        var line = await Measurement.OfAsync("audit verify", database, 1, async () => verdict = await host.Get<IAuditStore>().VerifyAsync());
        var (count, faults) = verdict is { } found ? (found.Entries, found.Faults.Length) : default;
        var work = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {line.What} | {database} | {line.PerSecond * count:N0} | | {count:N0} entries, {work:N1} µs of processor each |"));
        return faults;
    }

    private static async Task FillAsync(BenchHost host, int entries)
    {
        var (effects, clock) = (host.Get<IEffectStore>(), TimeProvider.System);
        for (var first = 0; first < entries; first += AtOnce)
        {
            var moment = new Moment(clock.GetUtcNow(), null, string.Create(CultureInfo.InvariantCulture, $"bench-{first}"));
            await effects.CommitAsync(Effects.Of([.. Enumerable.Range(first, AtOnce).Select(i => moment.Fact(
                "key.read", subject: string.Create(CultureInfo.InvariantCulture, $"{i:x32}"), details: [("reason", "Commissioning"), ("purpose", "dek")]))]));
        }
    }
}
