using Kms.Devices;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Utilities;

namespace Kms.Jobs;

/// <summary>
/// A long piece of work. A timer works page by page beside the calls, so that asking and cancelling never wait for it; after a start
/// only the timer writes. A reminder wakes the job after a crash.
/// </summary>
internal sealed partial class JobGrain(
    [PersistentState("job", "directory")] IPersistentState<DocumentState<JobRecord>> document, IEffectStore effects, JobTools tools)
    : DocumentGrain<JobRecord>(document, effects), IJobGrain, IJobWork, IRemindable
{
    private const string Reminder = "work";
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private readonly ObserverManager<IJobObserver> observers = new(TimeSpan.FromMinutes(2), tools.Log);
    private IGrainTimer? timer;
    private CancellationTokenSource? stopping;
    private bool cancelled;
    private TaskCompletionSource? atRest;

    private JobId Id => new(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        if (State is { IsOver: false }) GoOn();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (stopping is not null) await stopping.CancelAsync();
        await base.OnDeactivateAsync(reason, cancellationToken);
    }

    public async Task<JobView> StartAsync(ActorTicket actor, JobOrder order)
    {
        var occasion = tools.Occasions.Begin(actor, order.ScopeOf(), Id.Value);
        return Repeated(order, occasion) ?? await StartAsync(
            actor, order, occasion, () => tools.Freezer.FreezeAsync(Id, order, occasion.Actor, occasion.Now));
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

    public Task<JobView?> GetAsync(ActorTicket actor) => Task.FromResult(Own(actor) is { } job ? View(job) : null);

    public Task<JobState?> PeekAsync() => Task.FromResult(State?.State);

    public Task WakeAsync() => Task.CompletedTask;

    public Task ReceiveReminder(string reminderName, TickStatus status) => State is { IsOver: false } ? Task.CompletedTask : ForgetReminderAsync();

    public async Task<JobView> CancelAsync(ActorTicket actor)
    {
        var job = Own(actor) ?? throw NotFound();
        if (job.IsOver) return View(job);
        cancelled = true;
        if (stopping is not null) await stopping.CancelAsync();
        // The timer ends the job after the rows at hand; between two attempts there is nobody at work.
        if (atRest is { } rest) await rest.Task;
        if (State is { IsOver: false } left) await EndAsync(left with { State = JobState.Cancelled }, actor);
        return View(State ?? job);
    }

    public async Task<Page<JobReportRow>> ReportAsync(ActorTicket actor, PageRequest page, bool onlyProblems) =>
        await tools.Results.ReadAsync(Id, Own(actor) ?? throw NotFound(), page, onlyProblems);

    public Task SubscribeAsync(ActorTicket actor, IJobObserver observer)
    {
        if (Own(actor) is null) throw NotFound();
        observers.Subscribe(observer, observer);
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(IJobObserver observer)
    {
        observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private JobView? Repeated(JobOrder order, Occasion occasion)
    {
        if (State is not { } known) return null;
        return known.By == occasion.Actor.User && known.OrderHash == order.HashOf()
            ? View(known)
            : throw new RefusedException(Refusal.AlreadyExists, "This job id is taken. Order with a fresh one.");
    }

    private async Task<JobView> StartAsync(ActorTicket actor, JobOrder order, Occasion occasion, Func<Task<(long? Rows, int Pages)>> freeze)
    {
        var job = await tools.Desk.AcceptAsync(order, order.HashOf(), actor, occasion);
        var (rows, pages) = await freeze();
        if (rows == 0) throw new RefusedException(Refusal.NothingSelected, "Nothing matches, so there is nothing to do.");
        job = job with { Total = rows, Pages = pages };
        await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await SaveAsync(job, version => JobDesk.Entry(Id, job, version).And(JobDesk.Begun(Id, job)));
        GoOn();
        return View(job);
    }

    private void GoOn() => timer ??= this.RegisterGrainTimer(
        WorkAsync, new GrainTimerCreationOptions(TimeSpan.Zero, Retry) { Interleave = true, KeepAlive = true });

    private async Task WorkAsync(CancellationToken ending)
    {
        if (cancelled || State is not { IsOver: false } job) return;
        var rest = atRest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stopping = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var tickets = new JobTickets(GrainFactory, tools.Clock, job.By, job.Session, job.Scopes, job.Address);
        try
        {
            var pass = new JobPass(Id, tools, tickets, AdvanceAsync);
            if (await pass.RunAsync(job, () => cancelled, stopping.Token) is { } over) await EndAsync(over, await tickets.TryGetAsync());
        }
        catch (Exception error) when (JobFailures.IsPassing(error))
        {
            LogWaits(tools.Log, Id.Value, error);
        }
        finally
        {
            stopping.Dispose();
            stopping = null;
            atRest = null;
            rest.SetResult();
        }
    }

    private async Task AdvanceAsync(JobRecord job)
    {
        await SaveAsync(job, version => JobDesk.Entry(Id, job, version));
        await observers.Notify(o => o.ChangedAsync(View(job)));
    }

    private async Task EndAsync(JobRecord job, ActorTicket? ticket)
    {
        job = job with { Finished = tools.Clock.GetUtcNow() };
        var over = await tools.Desk.OverAsync(Id, job, ticket);
        await SaveAsync(job, version => JobDesk.Entry(Id, job, version).And(over));
        timer?.Dispose();
        timer = null;
        await ForgetReminderAsync();
        await observers.Notify(o => o.ChangedAsync(View(job)));
    }

    private async Task ForgetReminderAsync()
    {
        if (await this.GetReminder(Reminder) is { } reminder) await this.UnregisterReminder(reminder);
    }

    private JobRecord? Own(ActorTicket actor)
    {
        var user = tools.Occasions.Begin(actor, Scopes.Read).Actor.User;
        return State is { } job && job.By == user ? job : null;
    }

    private JobView View(JobRecord job) =>
        job.View(Id, job.SealedPassword is { } hidden ? ExportRunner.OpenPassword(tools.Vault, Id, hidden) : null);

    private static RefusedException NotFound() => new(Refusal.NotFound, "There is no such job among yours.");

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} waits: the storage does not answer.")]
    private static partial void LogWaits(ILogger log, string job, Exception error);
}
