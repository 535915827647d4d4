using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Utilities;

namespace Kms.Jobs;

/// <summary>
/// A job at work: a timer works page by page beside the calls, so that asking and cancelling never wait for it; after a start only the
/// timer writes. A reminder wakes the job after a crash.
/// </summary>
internal abstract partial class JobShell(IPersistentState<DocumentState<JobRecord>> document, IEffectStore effects, JobTools tools)
    : DocumentGrain<JobRecord>(document, effects), IRemindable
{
    private const string Reminder = "work";
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Wake = TimeSpan.FromMinutes(1);
    private IGrainTimer? timer;
    private CancellationTokenSource? stopping;
    private bool cancelled;
    private TaskCompletionSource? atRest;

    protected JobId Id => new(this.GetPrimaryKeyString());

    protected ObserverManager<IJobObserver> Observers { get; } = new(TimeSpan.FromMinutes(2), tools.Log);

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

    public Task ReceiveReminder(string reminderName, TickStatus status) => State is { IsOver: false } ? Task.CompletedTask : ClearAsync();

    protected abstract JobView View(JobRecord job);

    /// <summary>The reminder first: a job that is stored is woken, whatever happens next.</summary>
    protected async Task BeginAsync(JobRecord job)
    {
        await this.RegisterOrUpdateReminder(Reminder, Wake, Wake);
        await SaveAsync(job, version => JobDesk.Entry(Id, job, version).And(JobDesk.Begun(Id, job)));
        GoOn();
    }

    protected async Task StopAsync(ActorTicket actor)
    {
        cancelled = true;
        if (stopping is not null) await stopping.CancelAsync();
        // The timer ends the job after the rows at hand; between two attempts there is nobody at work.
        if (atRest is { } rest) await rest.Task;
        if (State is { IsOver: false } left) await EndAsync(left with { State = JobState.Cancelled }, actor);
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
        Tell(job);
    }

    private async Task EndAsync(JobRecord job, ActorTicket? ticket)
    {
        job = job with { Finished = tools.Clock.GetUtcNow() };
        var over = await tools.Desk.OverAsync(Id, job, ticket);
        await SaveAsync(job, version => JobDesk.Entry(Id, job, version).And(over));
        timer?.Dispose();
        timer = null;
        try { await ClearAsync(); }
        finally { Tell(job); }
    }

    // Last: a job whose end could not be stored goes on with what it needs. The reminder comes back until this is done.
    private async Task ClearAsync()
    {
        if (State is { } job) await tools.Desk.ClearAsync(job);
        if (await this.GetReminder(Reminder) is { } reminder) await this.UnregisterReminder(reminder);
    }

    // Nobody waits for a page that is slow or whose node is gone: not the job, not other pages, not a silo that stops.
    private void Tell(JobRecord job)
    {
        var view = View(job);
        Observers.ClearExpired();
        foreach (var page in Observers.ToList()) _ = TellAsync(page, view);
    }

    private async Task TellAsync(IJobObserver page, JobView view)
    {
        try
        {
            await page.ChangedAsync(view);
        }
        catch (Exception gone)
        {
            LogGone(tools.Log, Id.Value, gone);
            Observers.Unsubscribe(page);
        }
    }

    [LoggerMessage(3, LogLevel.Debug, "A page that watched job {Job} is gone.")]
    private static partial void LogGone(ILogger log, string job, Exception error);

    [LoggerMessage(1, LogLevel.Warning, "Job {Job} waits: the storage does not answer.")]
    private static partial void LogWaits(ILogger log, string job, Exception error);
}
