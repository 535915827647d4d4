using System.Collections.Immutable;
using Kms.Devices;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Hygiene;

/// <summary>
/// Walks over an estate by fingerprints, counts, and notes on devices what was not known of them. A walk that was cut off begins again:
/// counts of two halves would be of no one moment.
/// </summary>
internal sealed class HygieneRunner(IGrainFactory grains, IHygieneStore store, IKeyVault vault, Occasions occasions) : IJobRunner
{
    private const int PartSize = 5_000;
    private const int Width = 500;
    private readonly HygieneTally tally = new();
    private List<byte[]>? published;
    private DeviceId? after;
    private long total;

    public int? Percent => total == 0 ? null : (int)Math.Min(100, tally.Devices * 100 / total);

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (run.Stopping.IsCancellationRequested) return null;
        var organisation = ((HygieneJob)run.Record.Order).Organisation;
        occasions.Begin(await run.Tickets.GetAsync(), Scopes.Write).Actor.Demand(organisation);
        if (published is null) await BeginAsync(organisation, run.Stopping);
        if (await store.ExamineAsync(organisation, after, PartSize, published ?? [], run.Stopping) is not { } part) return null;
        after = part.Last;
        tally.Add(part);
        return await NoteAsync([.. part.Suspects.Where(s => (s.Found & ~s.Known) != KeyFinding.None)], run);
    }

    public async Task<JobRecord> FinishAsync(JobRun run)
    {
        var sum = tally.Sum(occasions.Now);
        await grains.GetGrain<IHygieneWork>(HygieneRules.KeyOf(((HygieneJob)run.Record.Order).Organisation)).StoreAsync(sum);
        return run.Record with
        {
            Total = sum.Devices, Done = sum.Devices, Counts = run.Record.Counts.SetItem("examined", sum.Devices).SetItem("flawed", sum.Flawed),
        };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task BeginAsync(OrganisationId? organisation, CancellationToken stopping)
    {
        total = await store.CountAsync(organisation, stopping);
        published = [];
        foreach (var bytes in HygienePublishedKeys.All)
        {
            using var key = ClearKey.FromBytes(bytes);
            published.Add([.. vault.Fingerprint(key)]);
        }
    }

    private async Task<IReadOnlyList<JobRow>> NoteAsync(IReadOnlyList<SuspectKey> suspects, JobRun run)
    {
        var devices = suspects.GroupBy(s => s.Device).ToList();
        var results = await Lanes.RunAsync(devices, Width, (device, _) => NoteAsync(device, run), run.Stopping);
        var first = run.Record.Done + 1;
        return [.. results.Select((r, i) => new JobRow(
            new JobReportRow(first + i, devices[i].Key.Value, r.Outcome, r.Detail, r.Notes), r.Refused, IsWell: false))];
    }

    private async Task<WorkResult> NoteAsync(IGrouping<DeviceId, SuspectKey> device, JobRun run)
    {
        var work = new FindingWork([.. device.Select(s => new FoundKey(s.Fingerprint, s.Found))]);
        var result = await grains.GetGrain<IDeviceWork>(device.Key.Value).DoAsync(await run.Tickets.GetAsync(), work, run.Step);
        var found = device.Aggregate(KeyFinding.None, (all, s) => all | (s.Found & ~s.Known));
        return result.Refused ? result : result with { Detail = FindingTexts.Of(found) };
    }
}
