using System.Collections.Concurrent;
using System.Linq.Expressions;
using Kms.Embedded.Calls;
using Orleans.Runtime;

namespace Kms.Embedded.Proxies;

/// <summary>Makes references. The class of an interface's references is generated once per process.</summary>
internal static class ProxyFactory
{
    private static readonly ConcurrentDictionary<Type, Func<GrainId, ICallDispatcher, GrainReference>> Constructors = [];

    internal static GrainReference Create(Type interfaceType, GrainId grainId, ICallDispatcher dispatcher) =>
        Constructors.GetOrAdd(interfaceType, Generate)(grainId, dispatcher);

    private static Func<GrainId, ICallDispatcher, GrainReference> Generate(Type interfaceType)
    {
        var proxy = new ProxyGenerator(interfaceType).Generate();
        var id = Expression.Parameter(typeof(GrainId));
        var dispatcher = Expression.Parameter(typeof(ICallDispatcher));
        var create = Expression.New(proxy.GetConstructor([typeof(GrainId), typeof(ICallDispatcher)])!, id, dispatcher);
        return Expression.Lambda<Func<GrainId, ICallDispatcher, GrainReference>>(create, id, dispatcher).Compile();
    }
}
