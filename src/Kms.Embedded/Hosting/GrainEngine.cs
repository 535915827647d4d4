using System.Collections.Concurrent;
using Kms.Embedded.Activations;
using Kms.Embedded.Calls;
using Kms.Embedded.Kinds;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Kms.Embedded.Hosting;

/// <summary>What all grains of a process share.</summary>
internal sealed partial class GrainEngine : IDisposable
{
    private readonly ConcurrentQueue<Activation> _watched = [];
    private readonly CancellationTokenSource _stopped = new();
    private readonly ILogger _log;
    private volatile bool _stopping;
    private long _now;

    public GrainEngine(EmbeddedOptions options, IServiceProvider services, ServiceLifetimes lifetimes, TimeProvider clock, ILogger<GrainEngine> log)
    {
        Options = options;
        Services = services;
        Lifetimes = lifetimes;
        Clock = clock;
        _log = log;
        _now = clock.GetTimestamp();
        Stopped = _stopped.Token;
        Catalogue = new GrainCatalogue(this, options.Assemblies);
    }

    internal EmbeddedOptions Options { get; }

    internal IServiceProvider Services { get; }

    internal ServiceLifetimes Lifetimes { get; }

    internal TimeProvider Clock { get; }

    internal GrainCatalogue Catalogue { get; }

    /// <summary>The clock's timestamp as of the last heartbeat: exact enough to know who is idle, and free.</summary>
    internal long Now => Volatile.Read(ref _now);

    /// <summary>Cancelled when the engine gives up waiting for grains.</summary>
    internal CancellationToken Stopped { get; }

    public void Dispose() => _stopped.Dispose();

    internal void UpdateNow() => Volatile.Write(ref _now, Clock.GetTimestamp());

    /// <summary>A stopping engine only takes the calls that running grains need to finish.</summary>
    internal SiloUnavailableException? Refusal(GrainCall call) =>
        _stopping && (call.Parent is null || Stopped.IsCancellationRequested)
            ? new SiloUnavailableException($"{call.Describe()} was not run: the service is shutting down.")
            : null;

    internal void RefuseNewCalls() => _stopping = true;

    internal void GiveUp() => _stopped.Cancel();

    /// <summary>Has the activation's waiting calls looked at by every heartbeat until none is left.</summary>
    internal void Watch(Activation activation) => _watched.Enqueue(activation);

    internal void RefuseWaiting(Func<Activation, GrainCall, Request?, Exception?> reason)
    {
        for (var count = _watched.Count; count > 0 && _watched.TryDequeue(out var activation); count--)
        {
            if (activation.RefuseWaiting(reason))
                _watched.Enqueue(activation);
        }
    }
}
