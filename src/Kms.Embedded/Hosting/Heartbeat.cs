using Kms.Embedded.Activations;
using Kms.Embedded.Calls;

namespace Kms.Embedded.Hosting;

/// <summary>Every second: tells the engine the time and refuses calls that waited too long. Every quantum: ends idle activations.</summary>
internal sealed class Heartbeat(GrainEngine engine) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private long _lastCollection;
    private int _busy;

    public void Dispose() => _timer?.Dispose();

    internal void Start()
    {
        _lastCollection = engine.Clock.GetTimestamp();
        using (ExecutionContext.SuppressFlow())
            _timer = engine.Clock.CreateTimer(static heartbeat => ((Heartbeat)heartbeat!).Tick(), this, Beat, Beat);
    }

    private void Tick()
    {
        if (Interlocked.Exchange(ref _busy, 1) == 1)
            return;
        try
        {
            engine.UpdateNow();
            engine.RefuseWaiting(Expired);
            if (engine.Clock.GetElapsedTime(_lastCollection) >= engine.Options.CollectionQuantum)
                Collect();
        }
        catch (Exception error)
        {
            engine.LogHeartbeatFailed(error);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private TimeoutException? Expired(Activation activation, GrainCall call, Request? blocker)
    {
        var limit = call.Method.Timeout ?? engine.Options.ResponseTimeout;
        if (engine.Clock.GetElapsedTime(call.WaitingSince) < limit)
            return null;
        var reason = blocker is null ? $"the grain is {activation.State}" : $"the grain is busy with {blocker.Describe()}";
        return new TimeoutException($"{call.Describe()} waited {limit} for its turn and was not run: {reason}.");
    }

    private void Collect()
    {
        _lastCollection = engine.Clock.GetTimestamp();
        var now = engine.Now;
        foreach (var kind in engine.Catalogue.Kinds)
        {
            if (kind.CollectionAge == TimeSpan.MaxValue)
                continue;
            var unusedSince = now - (long)(kind.CollectionAge.TotalSeconds * engine.Clock.TimestampFrequency);
            foreach (var activation in kind.Activations)
                activation.TryCollect(unusedSince, now);
        }
    }
}
