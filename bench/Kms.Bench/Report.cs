using System.Diagnostics;

namespace Kms.Bench;

/// <summary>Runs the sections one after the other and prints what they say.</summary>
internal static class Report
{
    public static async Task<int> PrintAsync(string sizes)
    {
        Console.WriteLine("| what | database | per second | of the limit | note |\n|---|---|---:|---:|---|");
        foreach (var section in new[] { "grants", "files" })
        {
            foreach (var database in Edition.Databases) await RunAsync(section, database, sizes);
        }
        Console.WriteLine("\n| catalogue page of 100, p95 | database | first page | with the total | thousandth page |\n|---|---|---:|---:|---:|");
        foreach (var database in Edition.Databases) await RunAsync("catalogue", database, sizes);
        Console.WriteLine("\n| console | database | devices | p50 | p95 | longest |\n|---|---|---:|---:|---:|---:|");
        foreach (var database in Edition.Databases) await RunAsync("console", database, sizes);
        Console.WriteLine("\n| directory of certificates | database | p50 | p95 | p99 |\n|---|---|---:|---:|---:|");
        foreach (var database in Edition.Databases) await RunAsync("directory", database, sizes);
        Console.WriteLine("\n| key check | | | |\n|---|---:|---:|---:|");
        foreach (var database in Edition.Databases) await RunAsync("check", database, sizes);
        Console.WriteLine("\n| key hygiene | | | |\n|---|---:|---:|---:|");
        foreach (var database in Edition.Databases) await RunAsync("hygiene", database, sizes);
        Console.WriteLine("\n| what | measured |\n|---|---:|");
        foreach (var section in Edition.Figures) await RunAsync(section, Edition.Databases[0], sizes);
        foreach (var (section, head) in Edition.Sections)
        {
            Console.WriteLine($"\n{head}");
            await RunAsync(section, Edition.Databases[0], sizes);
        }
        return 0;
    }

    private static async Task RunAsync(string section, string database, string sizes)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["section", section, database, sizes]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) Console.WriteLine($"| {section} | {database} | failed | | exit code {process.ExitCode} |");
    }
}
