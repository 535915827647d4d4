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
    private ImportReading? file;
    private ImportPreparation? preparation;
    private ImportWriter? writer;
    private Task<ImportChunk>? ahead;

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (file is null || preparation is null || writer is null) (file, preparation, writer) = await OpenAsync(run);
        using var chunk = await (ahead ?? NextAsync(preparation, writer, ImportChunk.None, run));
        // Rows before a fault in the file are stored; then the fault is told.
        if (chunk.Items.Count == 0) return file.Broken is { } broken && !run.Stopping.IsCancellationRequested ? throw broken : null;
        ahead = NextAsync(preparation, writer, chunk, run);
        await writer.WriteAsync(chunk.Items, run);
        await writer.MarkSharedAsync(chunk.Tell, run);
        return [.. chunk.Items.Select(i => i.Report())];
    }

    public Task<JobRecord> FinishAsync(JobRun run) => Task.FromResult(run.Record with { Total = run.Record.Done });

    public async ValueTask DisposeAsync()
    {
        if (ahead is not null)
        {
            await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (ahead.IsCompletedSuccessfully) (await ahead).Dispose();
        }
        if (file is not null) await file.DisposeAsync();
    }

    private static async Task<ImportChunk> NextAsync(ImportPreparation preparation, ImportWriter writer, ImportChunk before, JobRun run)
    {
        var next = await preparation.NextAsync(before);
        try
        {
            await writer.MakeReadyAsync(next.Items, run);
            return next;
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    private async Task<(ImportReading, ImportPreparation, ImportWriter)> OpenAsync(JobRun run)
    {
        var order = (ImportJob)run.Record.Order;
        var upload = await grains.GetGrain<IFileWork>(order.File.Value).OpenAsync(run.Record.By)
            ?? throw new RefusedException(Refusal.Gone, "The uploaded file is gone. Upload it again.");
        var actor = occasions.Begin(await run.Tickets.GetAsync(), Users.Scopes.Import).Actor;
        var delivery = new ImportDelivery(grains, organisations, order, actor);
        await delivery.DemandAsync();
        var options = new KeyFileOptions { Format = FormatOf(order.Format), Password = upload.Secret, Manufacturer = order.Manufacturer };
        file = await ImportReading.OpenAsync(new StoredFileReader(files, upload.Id, run.Stopping), options, run.Stopping);
        await file.SkipAsync(run.Record.Done);
        var shared = new SharedKeys(store, device => Kms.Devices.Importing.MayImport(device, actor));
        return (file, new ImportPreparation(file, new ImportMapper(vault, delivery, order, actor), new ImportTargets(store), shared),
            new ImportWriter(grains, store, vault, occasions, order.DryRun));
    }

    private static KeyFileFormat? FormatOf(string format) => format switch
    {
        "" or "auto" => null,
        "list" => KeyFileFormat.PlainList,
        "kem" => KeyFileFormat.Kem,
        "pskc" => KeyFileFormat.Pskc,
        "tts-csv" => KeyFileFormat.TtsCsv,
        "tts-json" => KeyFileFormat.Json,
        "tr005" => KeyFileFormat.Tr005,
        _ => throw Refuse.Invalid("format", "unknown", "Formats are auto, list, kem, pskc, tts-csv, tts-json and tr005."),
    };
}
