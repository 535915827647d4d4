using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>
/// Claims devices by their codes, one after the other: every code counts as an attempt, and the eleventh wrong one stops the account.
/// </summary>
internal sealed class ClaimRunner(IGrainFactory grains, IDeviceStore store, SelectionPages selection) : IJobRunner
{
    // A number that names nothing goes the way of one that does, so that neither answer nor time nor limits tell them apart.
    private const string NoMaker = "ZZZ";

    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (run.Record.NextPage >= run.Record.Pages) return null;
        var items = await selection.ReadClaimsAsync(run.Id, run.Record.NextPage);
        var found = (await store.ResolveManyAsync([.. items.Select(IdentityOf).Where(t => t.Length > 0).Distinct()]))
            .ToLookup(pair => pair.Identity, pair => pair.Device);
        var rows = new List<JobRow>(items.Count);
        foreach (var item in items)
        {
            if (run.Stopping.IsCancellationRequested) break;
            var result = await ClaimAsync(item, [.. found[IdentityOf(item)]], run);
            rows.Add(new JobRow(new JobReportRow(run.Record.Done + rows.Count + 1, item.Device, result.Outcome, result.Detail, result.Notes), result.Refused));
        }
        return rows.Count == 0 ? null : rows;
    }

    public async Task<JobRecord> FinishAsync(JobRun run)
    {
        await selection.WipeAsync(run.Id, run.Record.Pages);
        return run.Record;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<WorkResult> ClaimAsync(ClaimItem item, DeviceId[] candidates, JobRun run)
    {
        var claim = (ClaimJob)run.Record.Order;
        if (await ChooseAsync(item, candidates, claim.Organisation) is not { } device)
            return WorkResult.Not("malformed", "This is not a serial number or device id.", new ReportNote("no-device-id"));
        return await grains.GetGrain<IDeviceWork>(device.Value).DoAsync(
            await run.Tickets.GetAsync(), new ClaimWork(new ClaimOrder(claim.Organisation, item.Code, null)), run.Step);
    }

    // Several makers may use one number: the one delivered to the claimant is meant.
    private async Task<DeviceId?> ChooseAsync(ClaimItem item, DeviceId[] candidates, OrganisationId? organisation)
    {
        if (candidates.Length == 1) return candidates[0];
        if (candidates.Length > 1)
        {
            var states = await store.ReadManyAsync(candidates);
            var meant = states.FirstOrDefault(d => organisation is not null && d.AllocatedTo == organisation)
                ?? states.FirstOrDefault(d => d.PublicClaim);
            return meant?.Id ?? candidates[0];
        }
        if (DeviceId.TryParse(item.Device.Trim(), out var id)) return id;
        return DeviceId.TryCreate(NoMaker, IdentityOf(item), out var nothing) ? nothing : null;
    }

    private static string IdentityOf(ClaimItem item) =>
        LabelCode.TryParse(item.Device, out var label) && label.Serial is { } serial ? serial : item.Device.Trim().ToUpperInvariant();
}
