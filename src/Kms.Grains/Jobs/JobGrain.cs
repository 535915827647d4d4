using Kms.Devices;
using Kms.Keys;
using Kms.Listing;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Jobs;

/// <summary>A long piece of work, as the person who ordered it and the service see it.</summary>
internal sealed class JobGrain(
    [PersistentState("job", "directory")] IPersistentState<DocumentState<JobRecord>> document, IEffectStore effects, JobTools tools)
    : JobShell(document, effects, tools), IJobGrain, IJobWork
{
    private readonly JobTools tools = tools;

    public async Task<JobView> StartAsync(ActorTicket actor, JobOrder order)
    {
        var occasion = tools.Occasions.Begin(actor, order.ScopeOf(), Id.Value);
        if (Repeated(order, occasion) is { } known) return known;
        await tools.Limits.DemandRoomAsync(order, occasion.Actor);
        return await StartAsync(actor, order, occasion, () => tools.Freezer.FreezeAsync(Id, order, occasion.Actor, occasion.Now));
    }

    public async Task<JobView> StartOverAsync(ActorTicket actor, JobOrder order, JobId selectionOf)
    {
        var occasion = tools.Occasions.Begin(actor, order.ScopeOf(), Id.Value);
        return Repeated(order, occasion) ?? await StartAsync(actor, order, occasion, async () =>
        {
            var pages = await tools.Selection.CopyAsync(selectionOf, Id);
            var last = pages == 0 ? 0 : (await tools.Selection.ReadAsync(Id, pages - 1)).Count;
            return (((pages - 1L) * SelectionPages.PageSize) + last, pages);
        });
    }

    public Task<JobView?> GetAsync(ActorTicket actor)
    {
        if (Own(actor) is not { } job) return Task.FromResult<JobView?>(null);
        // The password opens the file: it is for those alone who may fetch that.
        var opens = actor.Scopes.IsEmpty || actor.Scopes.Contains(Scopes.Keys);
        return Task.FromResult<JobView?>(opens ? View(job) : job.View(Id, null));
    }

    public Task<JobState?> PeekAsync() => Task.FromResult(State?.State);

    public Task<JobOrder?> PeekOrderAsync() => Task.FromResult(State?.Order);

    public Task WakeAsync() => Task.CompletedTask;

    public async Task<JobView> CancelAsync(ActorTicket actor)
    {
        var job = Own(actor) ?? throw NotFound();
        // To look is not enough to stop it.
        tools.Occasions.Begin(actor, job.Order.ScopeOf());
        if (job.IsOver) return View(job);
        await StopAsync(actor);
        return View(State ?? job);
    }

    public async Task<Page<JobReportRow>> ReportAsync(ActorTicket actor, PageRequest page, bool onlyProblems) =>
        await tools.Results.ReadAsync(Id, Own(actor) ?? throw NotFound(), page, onlyProblems);

    public Task SubscribeAsync(ActorTicket actor, IJobObserver observer)
    {
        if (Own(actor) is null) throw NotFound();
        Observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(IJobObserver observer)
    {
        Observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private JobView? Repeated(JobOrder order, Occasion occasion)
    {
        if (State is not { } known) return null;
        return known.By == occasion.Actor.User && known.OrderHash == order.HashOf(tools.Vault)
            ? View(known)
            : throw new RefusedException(Refusal.AlreadyExists, "This job id is taken. Order with a fresh one.");
    }

    private async Task<JobView> StartAsync(ActorTicket actor, JobOrder order, Occasion occasion, Func<Task<(long? Rows, int Pages)>> freeze)
    {
        var job = await tools.Desk.AcceptAsync(Id, order, order.HashOf(tools.Vault), actor, occasion);
        var (rows, pages) = await freeze();
        if (rows == 0) throw new RefusedException(Refusal.NothingSelected, "Nothing matches, so there is nothing to do.");
        job = job with { Total = rows, Pages = pages };
        await BeginAsync(job);
        return View(job);
    }

    protected override async Task LeaveAsync()
    {
        await tools.Results.RemoveAsync(Id);
        await tools.Lists.RemoveAsync(ListKinds.Job, Id.Value);
    }

    private JobRecord? Own(ActorTicket actor)
    {
        // The scope that orders a job is enough to follow it.
        var user = tools.Occasions.BeginAny(actor, Scopes.Read, State?.Order.ScopeOf() ?? Scopes.Read).Actor.User;
        return State is { } job && job.By == user ? job : null;
    }

    protected override JobView View(JobRecord job) =>
        job.View(Id, job.SealedPassword is { } hidden ? ExportRunner.OpenPassword(tools.Vault, Id, hidden) : null);

    private static RefusedException NotFound() => new(Refusal.NotFound, "There is no such job among yours.");
}
