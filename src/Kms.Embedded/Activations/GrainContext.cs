using Kms.Embedded.Kinds;
using Kms.Embedded.Timers;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kms.Embedded.Activations;

/// <summary>An activation as its grain sees it.</summary>
internal abstract class GrainContext(IActivationOwner owner, string key) : TurnScheduler, IGrainContext, IGrainRuntime
{
    private ActivationExtras? _extras;

    public GrainId GrainId => new(Kind.Type, IdSpan.Create(key));

    public GrainReference GrainReference => Kind.Reference(key);

    public object? GrainInstance { get; set; }

    public abstract Task Deactivated { get; }

    public IServiceProvider ActivationServices
    {
        get
        {
            lock (this)
                return (Extras.Scope ??= Kind.Engine.Services.CreateAsyncScope()).ServiceProvider;
        }
    }

    IServiceProvider IGrainRuntime.Services => Kind.Engine.Services;

    internal GrainKind Kind => owner.Kind;

    internal string Key => key;

    protected IActivationOwner Owner => owner;

    protected bool HasExtras => _extras is not null;

    protected ActivationExtras Extras
    {
        get
        {
            lock (this)
                return _extras ??= new ActivationExtras();
        }
    }

    public abstract void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    public void DelayDeactivation(TimeSpan timeSpan)
    {
        var engine = Kind.Engine;
        var ticks = timeSpan <= TimeSpan.Zero ? 0 : timeSpan.TotalSeconds * engine.Clock.TimestampFrequency;
        lock (this)
            Extras.KeepUntil = ticks >= long.MaxValue / 2 ? long.MaxValue : engine.Clock.GetTimestamp() + (long)ticks;
    }

    internal abstract bool TryAddTimer(GrainTimer timer);

    internal void RemoveTimer(GrainTimer timer)
    {
        lock (this)
            Extras.Timers?.Remove(timer);
    }

    internal async Task DisposeInstanceAsync()
    {
        if (GrainInstance is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            (GrainInstance as IDisposable)?.Dispose();
        if (_extras?.Scope is { } scope)
            await scope.DisposeAsync();
    }
}
