namespace Kms.Embedded.Calls;

/// <summary>A call without a result. Generated code derives from it.</summary>
internal abstract class VoidCall : GrainCall
{
    private TaskCompletionSource? _promise;

    protected override Task Faulted(Exception error) => System.Threading.Tasks.Task.FromException(error);

    protected override Task MakePromise() => (_promise = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    protected override void KeepPromise(Task task) => _promise?.TrySetFromTask(task);

    protected override void BreakPromise(Exception error)
    {
        if (error is OperationCanceledException { CancellationToken.IsCancellationRequested: true } cancelled)
            _promise?.TrySetCanceled(cancelled.CancellationToken);
        else
            _promise?.TrySetException(error);
    }
}
