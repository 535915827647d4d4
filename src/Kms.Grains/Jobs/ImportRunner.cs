using Kms.Devices;
using Kms.Files;
using Kms.Imports;
using Kms.Keys;
using Kms.Organisations;

namespace Kms.Jobs;

/// <summary>Reads a key file as a stream and stores it chunk by chunk. After a crash the rows already done are read past.</summary>
internal sealed class ImportRunner(
    IGrainFactory grains, IDeviceStore store, IFileStore files, IKeyVault vault, Occasions occasions, OrganisationLookup organisations) : IJobRunner
{
    private const int ChunkSize = 2000;
    private readonly ImportTargets targets = new(store);
    private StoredFileReader? content;
    private IAsyncEnumerator<ImportRow>? rows;
    private List<ImportRow>? ahead;
    private UnreadableFileException? broken;
    private SharedKeys? shared;
    private ImportMapper? mapper;
    private ImportWriter? writer;

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (rows is null) await OpenAsync(run);
        var taken = ahead ?? await TakeAsync(run.Stopping);
        ahead = null;
        if (taken.Count == 0) return broken is null ? null : throw broken;
        try
        {
            // The next rows are read while these are stored; both are over before the keys are wiped.
            var storing = StoreAsync(taken, run);
            await Task.WhenAll(storing, ReadAheadAsync(run.Stopping));
            return await storing;
        }
        finally
        {
            Release(taken);
        }
    }

    public async Task<JobRecord> FinishAsync(JobRun run)
    {
        var order = (ImportJob)run.Record.Order;
        // A dry run is followed by the real one, of the same file.
        if (!order.DryRun) await grains.GetGrain<IFileWork>(order.File.Value).DiscardAsync();
        return run.Record with { Total = run.Record.Done };
    }

    public async ValueTask DisposeAsync()
    {
        Release(ahead ?? []);
        ahead = null;
        if (rows is not null) await rows.DisposeAsync();
        if (content is not null) await content.DisposeAsync();
        rows = null;
    }

    private async Task ReadAheadAsync(CancellationToken stopping) => ahead = await TakeAsync(stopping);

    // Rows before a fault in the file are stored; then the fault is told.
    private async Task<List<ImportRow>> TakeAsync(CancellationToken stopping)
    {
        var taken = new List<ImportRow>(ChunkSize);
        try
        {
            while (broken is null && taken.Count < ChunkSize && rows is not null && await rows.MoveNextAsync()) taken.Add(rows.Current);
        }
        catch (UnreadableFileException error)
        {
            broken = error;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Release(taken);
            taken.Clear();
        }
        return taken;
    }

    private static void Release(List<ImportRow> taken)
    {
        foreach (var row in taken) row.Dispose();
    }

    private async Task<IReadOnlyList<JobRow>> StoreAsync(List<ImportRow> taken, JobRun run)
    {
        if (mapper is null || writer is null || shared is null) throw new InvalidOperationException("The file is not open.");
        var items = new List<ImportItem>(taken.Count);
        foreach (var row in taken) items.Add(await mapper.MapAsync(row));
        await targets.ResolveAsync(items);
        var tell = await shared.MarkAsync(items);
        foreach (var item in items) item.Note = NoteOf(item);
        await writer.WriteAsync(items, run);
        await writer.MarkSharedAsync(tell, run);
        return [.. items.Select(i => i.Report())];
    }

    private async Task OpenAsync(JobRun run)
    {
        var order = (ImportJob)run.Record.Order;
        var upload = await grains.GetGrain<IFileWork>(order.File.Value).OpenAsync(run.Record.By)
            ?? throw new RefusedException(Refusal.Gone, "The uploaded file is gone. Upload it again.");
        var actor = occasions.Begin(await run.Tickets.GetAsync(), Users.Scopes.Import).Actor;
        var delivery = new ImportDelivery(grains, organisations, order, actor);
        await delivery.DemandAsync();
        shared = new SharedKeys(store, device => Kms.Devices.Importing.MayImport(device, actor));
        mapper = new ImportMapper(vault, delivery, order, actor);
        writer = new ImportWriter(grains, store, vault, occasions, order.DryRun);
        content = new StoredFileReader(files, upload.Id, run.Stopping);
        var options = new KeyFileOptions { Format = FormatOf(order.Format), Password = upload.Secret, Manufacturer = order.Manufacturer };
        rows = (await KeyFileReader.OpenAsync(content, options, run.Stopping)).ReadAsync(run.Stopping).GetAsyncEnumerator(run.Stopping);
        for (var done = 0L; done < run.Record.Done && await rows.MoveNextAsync(); done++) rows.Current.Dispose();
    }

    private static string? NoteOf(ImportItem item)
    {
        var findings = item.Draft?.Keys.Aggregate(KeyFinding.None, (all, k) => all | k.Findings) ?? KeyFinding.None;
        if (!item.ShowsShared) findings &= ~KeyFinding.Shared;
        return FindingTexts.Of(findings) is not { } text ? item.Note : item.Note is null ? text : $"{text} {item.Note}";
    }

    private static KeyFileFormat? FormatOf(string format) => format switch
    {
        "" or "auto" => null,
        "list" => KeyFileFormat.PlainList,
        "kem" => KeyFileFormat.Kem,
        "tts-csv" => KeyFileFormat.TtsCsv,
        "tts-json" => KeyFileFormat.Json,
        "tr005" => KeyFileFormat.Tr005,
        _ => throw Refuse.Invalid("format", "unknown", "Formats are auto, list, kem, tts-csv, tts-json and tr005."),
    };
}
