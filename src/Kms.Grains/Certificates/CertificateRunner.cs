using Kms.Devices;
using Kms.Jobs;
using Kms.Storage;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>Orders certificates for members, page by page; the persons of a page side by side.</summary>
internal sealed class CertificateRunner(IGrainFactory grains, SelectionPages selection) : IJobRunner
{
    public async Task<IReadOnlyList<JobRow>?> StepAsync(JobRun run)
    {
        if (run.Record.NextPage >= run.Record.Pages || run.Stopping.IsCancellationRequested) return null;
        var members = await selection.ReadMembersAsync(run.Id, run.Record.NextPage);
        var ticket = await run.Tickets.GetAsync();
        var results = await Task.WhenAll(members.Select(member => OrderAsync(member.User, ticket, run)));
        return [.. results.Zip(members, (result, member) => (result, member)).Select((row, i) => new JobRow(
            new JobReportRow(run.Record.Done + i + 1, row.member.Email, row.result.Outcome, row.result.Detail, row.result.Notes), row.result.Refused))];
    }

    public Task<JobRecord> FinishAsync(JobRun run) => Task.FromResult(run.Record);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<WorkResult> OrderAsync(UserId user, ActorTicket ticket, JobRun run)
    {
        var order = new CertificateOrderId(DerivedId.Of(run.Id.Value, "certificate", user.Value));
        try
        {
            return await grains.GetGrain<IHolderWork>(user.Value).OrderByJobAsync(ticket, (CertificateJob)run.Record.Order, order);
        }
        catch (RefusedException refused) when (!JobFailures.IsPassing(refused))
        {
            return WorkResult.Of(refused);
        }
    }
}
