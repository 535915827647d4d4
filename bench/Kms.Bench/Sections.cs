using System.Globalization;
using Kms.Bench.Circuits;

namespace Kms.Bench;

/// <summary>The sections of the table, each on a fresh database.</summary>
internal static class Sections
{
    private const string GrantMaker = "BEN";
    private const string RawMaker = "RAW";

    public static async Task<int> RunAsync(string section, string database, BenchSizes sizes)
    {
        await using var data = await BenchDatabase.CreateAsync(database);
        if (section == "start")
        {
            await StartUp.MeasureAsync(data.Folder);
            return 0;
        }
        if (section == "console")
        {
            await new ConsoleBench(data, database, sizes).RunAsync();
            return 0;
        }
        if (Edition.Sections.Any(own => own.Section == section))
        {
            await Edition.RunAsync(section, data, sizes);
            return 0;
        }
        await using var host = await BenchHost.StartAsync(data.Folder, data.ConnectionString);
        await (section switch
        {
            "grants" => GrantsAsync(host, data, database, sizes),
            "files" => FilesAsync(host, database, sizes),
            "check" => CheckAsync(host, database),
            "hygiene" => HygieneAsync(host, database, sizes),
            "catalogue" => CatalogueAsync(host, database, sizes),
            "directory" => DirectoryAsync(host, database, sizes),
            _ => MemoryAsync(host, sizes),
        });
        return 0;
    }

    private static async Task GrantsAsync(BenchHost host, BenchDatabase data, string database, BenchSizes sizes)
    {
        await host.InsertAsync(BenchHost.Ids(GrantMaker, sizes.Grants));
        await host.InsertAsync(BenchHost.Ids(RawMaker, sizes.Grants));
        var limits = new Limits(data, database, sizes);
        var grants = new GrantBench(host, database);
        await grants.GrantAsync(RawMaker, sizes.Grants); // warms everything up; the raw statements come afterwards on the same rows

        var limit = await limits.RawGrantsAsync(RawMaker);
        Print(limit, limit);
        Print(await grants.GrantAsync(GrantMaker, sizes.Grants), limit);
        Print(await limits.EfChunksAsync(), limit);
        Print(await limits.EfSingleAsync(), limit);

        var read = await limits.RawReadsAsync(GrantMaker);
        Print(read, read);
        Print(await grants.ReadKeysAsync(GrantMaker, sizes.Reads), read);
    }

    private static async Task FilesAsync(BenchHost host, string database, BenchSizes sizes)
    {
        var files = new FileBench(host, database);
        Print(await files.ImportAsync("IMP", sizes.Import), null); // first, so that the memory is its own
        await host.InsertAsync(BenchHost.Ids(GrantMaker, sizes.Export));
        Print(await files.ExportAsync(GrantMaker, sizes.Export), null);
    }

    private static async Task CatalogueAsync(BenchHost host, string database, BenchSizes sizes)
    {
        await host.InsertAsync(BenchHost.Ids(GrantMaker, sizes.Catalogue), CatalogueBench.Shape);
        foreach (var row in await new CatalogueBench(host, database).RunAsync()) Console.WriteLine(row);
    }

    private static async Task DirectoryAsync(BenchHost host, string database, BenchSizes sizes)
    {
        foreach (var row in await new DirectoryBench(host, database, sizes.Catalogue).RunAsync()) Console.WriteLine(row);
    }

    private static async Task CheckAsync(BenchHost host, string database)
    {
        foreach (var line in KeyTryBench.Run()) Console.WriteLine(line);
        await host.InsertAsync(BenchHost.Ids(GrantMaker, CheckBench.Telegrams));
        var check = new CheckBench(host, database);
        Console.WriteLine(await check.CallAsync(GrantMaker));
        Console.WriteLine(await check.LogAsync(GrantMaker));
    }

    private static async Task HygieneAsync(BenchHost host, string database, BenchSizes sizes)
    {
        var hygiene = new HygieneBench(host, database);
        await host.InsertAsync(BenchHost.Ids(GrantMaker, sizes.Catalogue), hygiene.Shape);
        Console.WriteLine(await hygiene.ExamineAsync(sizes.Catalogue));
    }

    private static async Task MemoryAsync(BenchHost host, BenchSizes sizes)
    {
        await host.InsertAsync(BenchHost.Ids(GrantMaker, sizes.Idle));
        Console.WriteLine($"| an idle device grain with its device and key | {await GrainMemory.MeasureAsync(host, GrantMaker, sizes.Idle)} |");
    }

    private static void Print(Measurement line, Measurement? limit)
    {
        var share = limit is null ? "" : (line.PerSecond / limit.PerSecond).ToString("P0", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {line.What} | {line.Database} | {line.PerSecond:N0} | {share} | {line.Note} |"));
    }
}
