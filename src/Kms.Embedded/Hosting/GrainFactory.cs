using Kms.Embedded.Observers;
using Kms.Embedded.Proxies;
using Orleans.Runtime;

namespace Kms.Embedded.Hosting;

/// <summary>The way in: from grains and from outside alike.</summary>
internal sealed class GrainFactory(GrainEngine engine) : IClusterClient
{
    public IServiceProvider ServiceProvider => engine.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Get(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentNullException.ThrowIfNull(grainInterfaceType);
        return (IGrain)Get(grainInterfaceType, grainPrimaryKey, null);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)ProxyFactory.Create(typeof(TGrainInterface), grainId, engine.Catalogue.Find(grainId.Type));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference)
            throw new ArgumentException("This is a reference already.", nameof(obj));
        return (TGrainObserverInterface)(object)new ObserverInbox(engine, obj).Reference(typeof(TGrainObserverInterface));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference { Dispatcher: ObserverInbox inbox })
            throw new ArgumentException($"Only what {nameof(CreateObjectReference)} made can be deleted.", nameof(obj));
        inbox.Close();
    }

    private GrainReference Get(Type grainInterface, string key, string? prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var kind = engine.Catalogue.Find(grainInterface, prefix);
        return ProxyFactory.Create(grainInterface, new GrainId(kind.Type, IdSpan.Create(key)), kind);
    }
}
