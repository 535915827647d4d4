using Kms.Listing;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>
/// How many jobs a person may have under way. Counted in the list of jobs, so that two ordered in the same instant may both pass: it keeps
/// the service from being flooded, and decides about nobody's rights.
/// </summary>
internal sealed class JobLimits(IListStore lists)
{
    public const int AtOnce = 20;
    public const int Exports = 5;

    public async Task DemandRoomAsync(JobOrder order, Actor actor)
    {
        var open = (List<JobView>)[.. await FindAsync(JobState.Running, actor.User), .. await FindAsync(JobState.Queued, actor.User)];
        if (open.Count >= AtOnce) throw TooMuch(AtOnce, "jobs");
        if (order is ExportJob && open.Count(job => job.Kind == order.KindOf()) >= Exports) throw TooMuch(Exports, "exports");
    }

    private async Task<IEnumerable<JobView>> FindAsync(JobState state, UserId user) => (await lists.FindAsync(new ListQuery(
        ListKinds.Job, [], user, ListRows.Lower(state), null, false, new PageRequest(AtOnce)))).Items.Select(ListRows.Read<JobView>);

    private static RefusedException TooMuch(int most, string what) => new(
        Refusal.TooMuchAtOnce, $"You have {most} {what} under way. Wait until one is over or cancel one, or order more devices at once.");
}
