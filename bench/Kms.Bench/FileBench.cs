using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kms.Catalogue;
using Kms.Exports;
using Kms.Files;
using Kms.Jobs;
using Kms.Silo.Demo;

namespace Kms.Bench;

/// <summary>Import of plain lists and export, as jobs; and what the process holds meanwhile.</summary>
internal sealed class FileBench(BenchHost host, string database)
{
    private const int RowsPerPiece = 15_000;

    public async Task<Measurement> ImportAsync(string maker, int count)
    {
        var file = await UploadAsync(maker, count);
        ForgetPeak();
        var result = await Measurement.OfAsync("import of plain rows (job)", database, count, () => host.Demo.RunAsync(
            DemoAccount.Operator, new ImportJob(file, "auto", null, host.Organisation, PublicClaim: false, DryRun: false)));
        using var process = Process.GetCurrentProcess();
        return result with { Note = $"peak memory {process.PeakWorkingSet64 >> 20} MB" };
    }

    public Task<Measurement> ExportAsync(string maker, int count) => Measurement.OfAsync(
        "export csv (job, audited)", database, count, () => host.Demo.RunAsync(
            DemoAccount.Utility, new ExportJob(Selection.All(new DeviceFilter(Manufacturer: maker)), ExportFormat.Csv, "Bench")));

    // What the upload and the making of the file left behind is not the import's.
    private static void ForgetPeak()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5"); // proc(5): resets the peak resident set size
    }

    private async Task<FileId> UploadAsync(string maker, int count)
    {
        var (id, actor) = (new FileId(DemoSession.NewId()), await host.Demo.ActAsync(DemoAccount.Operator));
        var file = host.Demo.Grains.GetGrain<IFileGrain>(id.Value);
        await file.BeginAsync(actor, "bench.csv", null);
        long offset = 0;
        for (var row = 0; row < count; row += RowsPerPiece)
        {
            var piece = Piece(maker, row, Math.Min(RowsPerPiece, count - row));
            await file.AppendAsync(await host.Demo.ActAsync(DemoAccount.Operator), offset, piece);
            offset += piece.Length;
        }
        await file.CompleteAsync(await host.Demo.ActAsync(DemoAccount.Operator));
        return id;
    }

    private static byte[] Piece(string maker, int first, int count)
    {
        var text = new StringBuilder(count * 50);
        for (var row = first; row < first + count; row++)
            text.Append(CultureInfo.InvariantCulture, $"{maker};{10_000_000 + row};{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
