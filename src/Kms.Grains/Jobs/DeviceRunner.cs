using System.Runtime.CompilerServices;
using Kms.Devices;
using Kms.Grants;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Does one step on every device of the frozen selection, through the device grains.</summary>
internal sealed class DeviceRunner(IGrainFactory grains, SelectionPages selection, ReadAhead readAhead) : IJobRunner
{
    private const int Width = 2000;

    private PageAtWork? ahead;
    private Task<(IReadOnlyList<DeviceId> Devices, IDisposable Lease)>? fetching;

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        var page = ahead ?? Begin(run.Record.NextPage, run);
        ahead = null;
        if (page is null) return null;
        await Task.WhenAny(page.AllBegun, page.Results);
        // Lanes that fall idle at the end of a page go on with the next one.
        if (page.AllBegun.IsCompleted) ahead = Begin(run.Record.NextPage + 1, run);
        var (devices, results) = await page.Results;
        var first = run.Record.Done + 1;
        return results.Count == 0 ? null : [.. results.Select((r, i) => new JobRow(
            new JobReportRow(first + i, devices[i].Value, r.Outcome, r.Detail, r.Notes), r.Refused))];
    }

    public Task<JobRecord> FinishAsync(JobRun run) => Task.FromResult(run.Record);

    public async ValueTask DisposeAsync()
    {
        if (ahead is not null) await Quietly(ahead.Results);
        if (fetching is null) return;
        await Quietly(fetching);
        if (fetching.IsCompletedSuccessfully) (await fetching).Lease.Dispose();
    }

    private PageAtWork? Begin(int page, JobRun run)
    {
        if (page >= run.Record.Pages || run.Stopping.IsCancellationRequested) return null;
        var begun = new TaskCompletionSource();
        return new PageAtWork(begun.Task, WorkAsync(page, run, begun.SetResult));
    }

    private async Task<(IReadOnlyList<DeviceId>, IReadOnlyList<WorkResult>)> WorkAsync(int page, JobRun run, Action begun)
    {
        var fetched = fetching ?? FetchAsync(page, run);
        fetching = null;
        var (devices, lease) = await fetched;
        using (lease)
        {
            // The devices of the next page are read while these are at work.
            if (page + 1 < run.Record.Pages) fetching = FetchAsync(page + 1, run);
            return (devices, await Lanes.RunAsync(devices, Width, (device, _) => DoAsync(device, run), run.Stopping, begun));
        }
    }

    private async Task<(IReadOnlyList<DeviceId>, IDisposable)> FetchAsync(int page, JobRun run)
    {
        var devices = await selection.ReadAsync(run.Id, page);
        var keys = devices.Count > 0 && WorkFor(run.Record.Order, run.Id, devices[0]).NeedsKeys;
        return (devices, await readAhead.FetchAsync(devices, keys));
    }

    private static ConfiguredTaskAwaitable Quietly(Task task) =>
        task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    private async Task<WorkResult> DoAsync(DeviceId device, JobRun run)
    {
        var grain = grains.GetGrain<IDeviceWork>(device.Value);
        var work = WorkFor(run.Record.Order, run.Id, device);
        var ticket = await run.Tickets.GetAsync();
        try
        {
            return await grain.DoAsync(ticket, work, run.Step);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.SessionEnded)
        {
            // The ticket ended while the call waited in a queue.
            run.Tickets.Forget(ticket);
            return await grain.DoAsync(await run.Tickets.GetAsync(), work, run.Step);
        }
    }

    private static DeviceWork WorkFor(JobOrder order, JobId job, DeviceId device) => order switch
    {
        GrantJob grant => new GrantWork(new GrantOrder(
            grant.Grantee, grant.Purpose, grant.Until, RightOf(job, device), Notify: false)),
        UndoGrantJob undo => new TakeBackWork(RightOf(undo.Grant, device)),
        RevokeJob revoke => new RevokeWork(revoke.Grantee),
        ClaimJob claim => new ClaimWork(new ClaimOrder(claim.Organisation, null, claim.Batch)),
        DeviceActJob { Act: DeviceAct.Label } act => new LabelWork(act.Label),
        DeviceActJob { Act: DeviceAct.Release } => new ReleaseWork(),
        DeviceActJob { Act: DeviceAct.OfferTransfer, Transfer: { } transfer, To: { } to, Until: { } until } act =>
            new OfferWork(transfer, to, until, act.From),
        DeviceActJob { Act: DeviceAct.AcceptTransfer, Transfer: { } transfer } => new AcceptWork(transfer),
        DeviceActJob { Act: DeviceAct.DeclineTransfer, Transfer: { } transfer } => new DeclineWork(transfer),
        _ => throw new InvalidOperationException($"No step for {order.GetType().Name}."),
    };

    // A right that a job gave is known by it.
    private static RightId RightOf(JobId job, DeviceId device) => new(DerivedId.Of(job.Value, "right", device.Value));

    private sealed record PageAtWork(Task AllBegun, Task<(IReadOnlyList<DeviceId> Devices, IReadOnlyList<WorkResult> Results)> Results);
}
