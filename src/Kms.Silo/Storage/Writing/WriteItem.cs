namespace Kms.Silo.Storage.Writing;

/// <summary>What one caller waits for: its units stand in one transaction.</summary>
internal sealed class WriteItem(IReadOnlyList<WriteUnit> units)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<WriteUnit> Units => units;

    public Task Done => _done.Task;

    public void Complete() => _done.TrySetResult();

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
