using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>
/// Runs turns one at a time: first turns of requests and what follows their awaits. Whoever is to lead the turns calls
/// <see cref="Enter"/>; the fields are guarded by a lock on the scheduler itself, and no turn runs inside that lock.
/// </summary>
internal abstract class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    // A busy grain lets others have the thread after this many turns.
    private const int TurnsPerVisit = 64;

    private static readonly ContextCallback RunFirstTurn = static state =>
    {
        // A caller's synchronization context, such as that of a page, would catch the awaits of the grain.
        SynchronizationContext.SetSynchronizationContext(null);
        var request = (Request)state!;
        new Turn(request).RunSynchronously(request.Activation!);
    };

    // Nothing, a Task, or a Queue<Task>.
    private object? _tasks;
    private bool _entered;
    private bool _scheduled;

    public sealed override int MaximumConcurrencyLevel => 1;

    protected bool IsFree => !_entered && _tasks is null;

    protected abstract bool HasRequest { get; }

    void IThreadPoolWorkItem.Execute()
    {
        lock (this)
        {
            _scheduled = false;
            if (_entered)
                return;
            _entered = true;
        }
        for (var turns = 0; turns < TurnsPerVisit && RunNext(); turns++)
        {
        }
        Leave();
    }

    protected static void Run(Request request) => CleanContext.Run(RunFirstTurn, request);

    /// <summary>In the lock: takes the next request that may begin.</summary>
    protected abstract Request? TakeRequest();

    /// <summary>In the lock: makes this thread the one that runs turns, until <see cref="Leave"/>.</summary>
    protected void Enter() => _entered = true;

    protected void Leave()
    {
        lock (this)
        {
            _entered = false;
            Wake();
        }
    }

    /// <summary>In the lock: gets a thread if there is something to run and nobody runs it.</summary>
    protected void Wake()
    {
        if (_entered || _scheduled || (_tasks is null && !HasRequest))
            return;
        _scheduled = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task)
    {
        lock (this)
        {
            switch (_tasks)
            {
                case null:
                    _tasks = task;
                    break;
                case Queue<Task> queue:
                    queue.Enqueue(task);
                    break;
                case Task first:
                    _tasks = new Queue<Task>([first, task]);
                    break;
            }
            Wake();
        }
    }

    // Only code that is in a turn of this very scheduler may run more of it on the spot.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        (task is Turn || Current == this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private bool RunNext()
    {
        Task? task;
        Request? request;
        lock (this)
        {
            task = TakeTask();
            request = task is null ? TakeRequest() : null;
        }
        if (task is not null)
            TryExecuteTask(task);
        else if (request is not null)
            Run(request);
        return task is not null || request is not null;
    }

    private Task? TakeTask()
    {
        if (_tasks is not Queue<Task> queue)
        {
            var single = (Task?)_tasks;
            _tasks = null;
            return single;
        }
        var next = queue.Dequeue();
        if (queue.Count == 0)
            _tasks = null;
        return next;
    }
}
