namespace Kms.Web.Components.Parts;

/// <summary>Counts seconds down, tells each of them, and says when it is over unless it was stopped before.</summary>
internal sealed class Countdown(TimeProvider clock) : IDisposable
{
    private CancellationTokenSource? _running;

    public int Left { get; private set; }

    public async Task RunAsync(int seconds, Func<Task> tick, Func<Task> over)
    {
        Dispose();
        var running = _running = new CancellationTokenSource();
        var stop = running.Token;
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            for (Left = seconds; Left > 0; Left--)
            {
                await tick();
                await second.WaitForNextTickAsync(stop);
            }
        }
        catch (OperationCanceledException) { return; }
        await over();
    }

    public void Dispose()
    {
        _running?.Cancel();
        _running?.Dispose();
        _running = null;
    }
}
