namespace Kms.Web.Components.Parts;

/// <summary>Waits until typing pauses, so that each letter is not a query of its own.</summary>
internal sealed class Debounce : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource? _waiting;

    public async Task RunAsync(Func<Task> act)
    {
        Dispose();
        var mine = _waiting = new CancellationTokenSource();
        try { await Task.Delay(Pause, mine.Token); }
        catch (OperationCanceledException) { return; }
        await act();
    }

    public void Dispose()
    {
        _waiting?.Cancel();
        _waiting?.Dispose();
        _waiting = null;
    }
}
