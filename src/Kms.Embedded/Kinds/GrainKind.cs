using System.Collections.Concurrent;
using System.Reflection;
using Kms.Embedded.Activations;
using Kms.Embedded.Calls;
using Kms.Embedded.Hosting;
using Kms.Embedded.Proxies;
using Kms.Embedded.Storage;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Kms.Embedded.Kinds;

/// <summary>One grain class: how to make its grains, and where the ones in memory are.</summary>
internal sealed class GrainKind : ICallDispatcher, IActivationOwner
{
    // More than this means a grain that ends itself whenever it is activated.
    private const int MostForwards = 8;

    private readonly ConcurrentDictionary<string, ICallTarget> _directory = new(StringComparer.Ordinal);
    private readonly StatelessWorkerAttribute? _stateless;
    private Func<Activation, List<IStateLoad>?, IGrainBase>? _construct;

    internal GrainKind(GrainEngine engine, Type grainClass)
    {
        Engine = engine;
        Class = grainClass;
        Type = GrainNaming.TypeOf(grainClass);
        IsReentrant = grainClass.IsDefined(typeof(ReentrantAttribute));
        _stateless = grainClass.GetCustomAttribute<StatelessWorkerAttribute>();
        CollectionAge = engine.Options.AgeOf(grainClass);
        EndsQuietly = !typeof(IDisposable).IsAssignableFrom(grainClass) && !typeof(IAsyncDisposable).IsAssignableFrom(grainClass)
            && grainClass.GetMethod(nameof(Grain.OnDeactivateAsync))?.DeclaringType == typeof(Grain);
        HasStates = grainClass.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)));
    }

    GrainKind IActivationOwner.Kind => this;

    public Func<Exception, Exception?>? Translate => Engine.Options.TranslateFault;

    public Func<Exception, Exception?>? TranslateOutside => Engine.Options.TranslateOutside ?? Translate;

    internal GrainEngine Engine { get; }

    internal Type Class { get; }

    internal GrainType Type { get; }

    internal bool IsReentrant { get; }

    internal bool HasStates { get; }

    /// <summary>Whether nothing of the grain runs when it ends.</summary>
    internal bool EndsQuietly { get; }

    internal TimeSpan CollectionAge { get; }

    internal IEnumerable<Activation> Activations => _directory.Values.SelectMany(
        target => target is StatelessPool pool ? pool.Workers : [(Activation)target]);

    public void Send(GrainCall call)
    {
        call.Enter();
        if (Engine.Refusal(call) is { } refusal)
            call.Refuse(refusal);
        else if (call.Token.IsCancellationRequested)
            call.Wait(0);
        else
            Deliver(call, call.Key);
    }

    public object Cast(GrainReference reference, Type interfaceType) => ProxyFactory.Create(interfaceType, reference.GrainId, this);

    public void Retire(Activation gone, RequestQueue waiting)
    {
        var entry = KeyValuePair.Create<string, ICallTarget>(gone.Key, gone);
        var kept = default(RequestQueue);
        while (waiting.Take() is { } request)
        {
            if (MayGoOn((GrainCall)request))
                kept.Add(request);
        }
        if (kept.IsEmpty)
        {
            _directory.TryRemove(entry);
            return;
        }
        // The successor has the waiting calls before anyone can find it, so the order stays.
        var successor = new Activation(this, gone.Key);
        successor.Adopt(kept);
        _directory.TryUpdate(gone.Key, successor, gone);
    }

    internal IGrainBase Construct(Activation activation, List<IStateLoad>? states)
    {
        _construct ??= new GrainConstructor(Class, Engine.Services, Engine.Lifetimes).Compile();
        return _construct(activation, states);
    }

    internal GrainReference Reference(string key) => ProxyFactory.Create(typeof(IGrain), new GrainId(Type, IdSpan.Create(key)), this);

    /// <summary>Sends on a call that has waited for an activation that ended.</summary>
    internal void Forward(GrainCall call, string key)
    {
        if (MayGoOn(call))
            Deliver(call, key);
    }

    internal void Forget(string key, StatelessPool pool) => _directory.TryRemove(KeyValuePair.Create<string, ICallTarget>(key, pool));

    private static bool MayGoOn(GrainCall call)
    {
        if (++call.Forwards <= MostForwards)
            return true;
        call.Refuse(new OrleansMessageRejectionException($"{call.Describe()} met {MostForwards} activations that ended before its turn."));
        return false;
    }

    private void Deliver(GrainCall call, string key)
    {
        while (!_directory.GetOrAdd(key, static (key, kind) => kind.NewTarget(key), this).Receive(call))
        {
        }
    }

    private ICallTarget NewTarget(string key)
    {
        if (_stateless is null)
            return new Activation(this, key);
        var limit = _stateless.MaxLocalWorkers;
        return new StatelessPool(this, key, limit > 0 ? limit : Environment.ProcessorCount);
    }
}
