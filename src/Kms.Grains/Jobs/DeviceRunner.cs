using Kms.Devices;
using Kms.Grants;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Does one step on every device of the frozen selection, through the device grains.</summary>
internal sealed class DeviceRunner(IGrainFactory grains, SelectionPages selection) : IJobRunner
{
    private const int Width = 2000;

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (run.Record.NextPage >= run.Record.Pages) return null;
        var devices = await selection.ReadAsync(run.Id, run.Record.NextPage);
        var results = await Lanes.RunAsync(devices, Width, (device, _) => DoAsync(device, run), run.Stopping);
        var first = run.Record.Done + 1;
        return [.. results.Select((r, i) => new JobRow(
            new JobReportRow(first + i, devices[i].Value, r.Outcome, r.Detail, r.Notes), r.Refused))];
    }

    public Task<JobRecord> FinishAsync(JobRun run) => Task.FromResult(run.Record);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<WorkResult> DoAsync(DeviceId device, JobRun run)
    {
        var grain = grains.GetGrain<IDeviceWork>(device.Value);
        var work = WorkFor(run.Record.Order, run.Id, device);
        try
        {
            return await grain.DoAsync(await run.Tickets.GetAsync(), work, run.Step);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.SessionEnded)
        {
            // The ticket ended while the call waited in a queue.
            run.Tickets.Forget();
            return await grain.DoAsync(await run.Tickets.GetAsync(), work, run.Step);
        }
    }

    private static DeviceWork WorkFor(JobOrder order, JobId job, DeviceId device) => order switch
    {
        GrantJob grant => new GrantWork(new GrantOrder(
            grant.Grantee, grant.Purpose, grant.Until, new RightId(DerivedId.Of(job.Value, "right", device.Value)), Notify: false)),
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
}
