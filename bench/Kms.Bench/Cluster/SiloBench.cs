using System.Diagnostics;
using System.Globalization;
using Kms.Testing.Processes;

namespace Kms.Bench;

/// <summary>What more silos bring and cost, beside Orleans with a row for each grain. The second silo is a process of its own.</summary>
internal static class SiloBench
{
    private const string One = "ONE";
    private const string Two = "TWO";
    private const string Warm = "WRM";
    private const string Obvious = "OBV";
    private const int ObviousShare = 5;
    private const int Called = 200;

    public static async Task RunAsync(BenchDatabase data, BenchSizes sizes)
    {
        var server = data.ConnectionString ?? throw new InvalidOperationException("Silos share a PostgreSQL database.");
        var obvious = await ObviousHost.MeasureAsync(server, [.. BenchHost.Ids(Obvious, sizes.Grants / ObviousShare).Select(id => id.Value)]);
        Print(obvious, obvious);
        await using var host = await BenchHost.StartAsync(data.Folder, server);
        foreach (var maker in (string[])[Warm, One, Two]) await host.InsertAsync(BenchHost.Ids(maker, sizes.Grants));
        var grants = new GrantBench(host, "postgres");
        await grants.GrantAsync(Warm, sizes.Grants);
        Print(await grants.GrantAsync(One, sizes.Grants) with { Note = "1 silo" }, obvious);
        Print(await grants.ReadKeysAsync(One, sizes.Reads) with { Note = "1 silo" }, null);
        Console.WriteLine($"| a device grain at work, {sizes.Grants:N0} in one silo | | | | {await GrainMemory.MeasureAsync(host, Warm, sizes.Grants)} |");

        await using var second = new SiloProcess(server, Path.Combine(data.Folder, "root.key")) { Settings = [("Kms__Cluster__AllowPlainKeys", "true")] };
        var watch = Stopwatch.StartNew();
        await second.StartAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a second silo, from start to ready | | | | {watch.Elapsed.TotalSeconds:F1} s |"));
        await grants.ReadKeysAsync(Warm, sizes.Reads); // warms the second one up
        Print(await grants.GrantAsync(Two, sizes.Grants) with { Note = "2 silos" }, obvious);
        Print(await grants.ReadKeysAsync(Two, sizes.Reads) with { Note = "2 silos, half of the calls go to the other one" }, null);
        foreach (var row in await SiloCalls.MeasureAsync(host, Two, Called)) Console.WriteLine(row);
    }

    private static void Print(Measurement line, Measurement? obvious)
    {
        var times = obvious is null ? "" : (line.PerSecond / obvious.PerSecond).ToString("F1", CultureInfo.InvariantCulture) + " x";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {line.What} | {line.Database} | {line.PerSecond:N0} | {times} | {line.Note} |"));
    }
}
