using System.Collections.Immutable;
using System.Text;
using Kms.Certificates;
using Kms.Devices;
using Kms.Exports;
using Kms.Exposures;
using Kms.Files;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Writes keys into a file. Set-wise, but with the rule of single reads: audit entry first, then the key.</summary>
internal sealed class ExportRunner(
    IGrainFactory grains, IDeviceStore store, IFileStore files, IKeyVault vault, Occasions occasions, SelectionPages selection, KeyDesk desk,
    RecipientCertificates recipients, FileSigners signers) : IJobRunner
{
    private const int GroupSize = 500;
    private const int Attempts = 4;
    private const string PasswordLabel = "export-password";
    private StoredFileWriter? output;
    private SealedFile? seal;
    private IKeyFileWriter? writer;
    private FileBasis? basis;

    public static string OpenPassword(IKeyVault vault, JobId job, ImmutableArray<byte> hidden) =>
        Encoding.UTF8.GetString(vault.Open(PasswordLabel, job.Value, hidden.AsSpan()));

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (run.Record.NextPage >= run.Record.Pages) return null;
        if (writer is null) await BeginAsync(run);
        var rows = new List<JobRow>();
        foreach (var group in (await selection.ReadAsync(run.Id, run.Record.NextPage)).Chunk(GroupSize))
        {
            if (run.Stopping.IsCancellationRequested) break;
            foreach (var (device, result) in await WriteAsync(group, run))
            {
                var row = new JobReportRow(run.Record.Done + rows.Count + 1, device.Value, result.Outcome, result.Detail, result.Notes);
                rows.Add(new JobRow(row, result.Refused));
            }
        }
        return rows.Count == 0 ? null : rows;
    }

    public async Task<JobRecord> FinishAsync(JobRun run)
    {
        if (writer is null) await BeginAsync(run);
        if (writer is null || output is null) return run.Record;
        var summary = await writer.FinishAsync(run.Stopping);
        if (seal is not null) await seal.CompleteAsync(run.Stopping);
        // Of a pass that was broken off nobody ever learns the passphrase: the next one makes another.
        ImmutableArray<byte>? passphrase = seal?.Passphrase is { } told ? FilePassphrases.Seal(vault, new FileId(run.Id.Value), told) : null;
        var file = await FileOf(run).CompleteProducedAsync(await output.CompleteAsync(run.Stopping), basis ?? throw NotBegun(), passphrase);
        ImmutableArray<byte>? password = summary.Password is { } shown
            ? [.. vault.Seal(PasswordLabel, run.Id.Value, Encoding.UTF8.GetBytes(shown))]
            : null;
        return run.Record with { File = file, SealedPassword = password };
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null) await writer.DisposeAsync();
        if (seal is not null) await seal.DisposeAsync();
        if (output is not null) await output.DisposeAsync();
    }

    private async Task BeginAsync(JobRun run)
    {
        var order = (ExportJob)run.Record.Order;
        // What was in force when it was ordered may be revoked by now.
        await recipients.FixAsync(order, occasions.Begin(await run.Tickets.GetAsync(), Scopes.Keys));
        basis = FileBasis.Begin(run.Record.Pages, (await run.Tickets.GetAsync()).Epoch, occasions.Now);
        var name = ExportFile.NameOf(order.Format, DateOnly.FromDateTime(run.Record.Queued.UtcDateTime));
        var signer = order.Protection == ExportProtection.Certificate ? await signers.FindAsync() : null;
        var (outer, mediaType) = SealedFiles.Named(order.Protection, name, ExportFile.MediaTypeOf(order.Format), signer is not null);
        await FileOf(run).BeginProducedAsync(run.Record.By, outer, mediaType);
        output = new StoredFileWriter(files, new FileId(run.Id.Value));
        seal = SealedFiles.Create(order.Protection, output, name, (order.Certificate ?? []).AsSpan(), signer);
        writer = KeyFileWriters.Create(order.Format, seal ?? (Stream)output);
    }

    private IFileWork FileOf(JobRun run) => grains.GetGrain<IFileWork>(run.Id.Value);

    // Device or account may change between the look and the audit entry: those are looked at again, with what holds then.
    private async Task<IEnumerable<(DeviceId, WorkResult)>> WriteAsync(DeviceId[] group, JobRun run)
    {
        var results = new Dictionary<DeviceId, WorkResult>();
        for (var attempt = 0; attempt < Attempts && results.Count < group.Length; attempt++)
        {
            if (attempt > 0) run.Tickets.Forget();
            await WriteAsync([.. group.Where(id => !results.ContainsKey(id))], run, results);
        }
        var changing = new WorkResult("conflict", "The device changed meanwhile. Order it again.", true);
        return group.Select(id => (id, results.GetValueOrDefault(id, changing)));
    }

    private async Task WriteAsync(DeviceId[] group, JobRun run, Dictionary<DeviceId, WorkResult> results)
    {
        var occasion = occasions.Begin(await run.Tickets.GetAsync(), Scopes.Keys);
        var devices = (await store.ReadManyAsync(group)).ToDictionary(d => d.Id);
        var readable = new List<DeviceState>(group.Length);
        foreach (var id in group)
        {
            var device = devices.GetValueOrDefault(id);
            if (Judge(device, occasion) is { } refused) results[id] = refused;
            else readable.Add(device!); // what may be read is there
        }
        var accepted = await RecordAsync(readable, run, occasion);
        for (var i = 0; i < readable.Count; i++)
        {
            if (accepted[i]) results[readable[i].Id] = await WriteAsync(readable[i], occasion);
        }
    }

    private async Task<IReadOnlyList<bool>> RecordAsync(List<DeviceState> devices, JobRun run, Occasion occasion)
    {
        if (devices.Count == 0) return [];
        var reason = ((ExportJob)run.Record.Order).Reason;
        return await desk.RecordAsync([.. devices.Select(d => d.Record(
            d.KeysToLeave(null), KeyRoute.File, reason, occasion with { Step = $"{run.Id.Value}/{d.Id.Value}" }))]);
    }

    private async Task<WorkResult> WriteAsync(DeviceState device, Occasion occasion)
    {
        if (writer is null) throw NotBegun();
        basis = basis?.EndingBy(device.ReadableUntil(occasion.Actor, occasion.Now));
        ImmutableArray<ReleasedKey> keys = [.. device.KeysToLeave(null).Select(k => desk.Open(device.Id, k))];
        using var release = new KeyRelease(keys);
        var left = await writer.WriteAsync(ExportDevices.Of(device, keys, occasion), CancellationToken.None);
        return left is null ? new WorkResult(ResultPages.Written) : new WorkResult(left.Code, left.Sentence, true);
    }

    private static InvalidOperationException NotBegun() => new("The file has not begun.");

    private static WorkResult? Judge(DeviceState? device, Occasion occasion) =>
        (device?.MayRead(occasion.Actor, occasion.Now) ?? KeyVerdict.NotAvailable) switch
        {
            KeyVerdict.Readable => null,
            KeyVerdict.NoKey => new WorkResult("no-key", "The device has no key in use.", true),
            KeyVerdict.Unclaimed => WorkResult.Of(Refuse.Unclaimed()),
            KeyVerdict.Forbidden => WorkResult.Of(Refuse.Forbidden()),
            _ => WorkResult.NotAvailable,
        };
}
