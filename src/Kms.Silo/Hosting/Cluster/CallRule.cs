using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Kms.Users;
using Orleans.Serialization.Invocation;

namespace Kms.Silo.Hosting;

/// <summary>What the network may do with a call, told from its method alone, so that no new call can be forgotten.</summary>
internal sealed class CallRule
{
    private const string Manifest = "Orleans.Runtime.IClusterManifestSystemTarget";

    // Ticks of timers, which never cross the network: the engine hands them to the grain itself.
    private const string Timer = "Orleans.Runtime.IGrainTimerInvoker";

    private static readonly CallRule s_unknown = new();
    private static readonly ConcurrentDictionary<MethodInfo, CallRule> s_known = [];

    private readonly bool _carriesKeys;
    private readonly ImmutableArray<int> _open = [];

    private CallRule()
    {
    }

    private CallRule(MethodInfo method)
    {
        IsOpen = method.DeclaringType is { } contract && IsOpenTo(contract);
        if (method.DeclaringType is null || !KeyCarriers.IsOurs(method.DeclaringType)) return;
        _carriesKeys = KeyCarriers.Carries(method);
        _open = [.. method.GetParameters().Where(parameter => parameter.ParameterType.IsAbstract).Select(parameter => parameter.Position)];
    }

    /// <summary>Whoever may connect may call it: what the contracts offer, and what the engine's clients live by.</summary>
    public bool IsOpen { get; }

    public static CallRule Of(MethodInfo? method) => method is null ? s_unknown : s_known.GetOrAdd(method, static one => new CallRule(one));

    /// <summary>It carries clear keys, codes or files, there or back; of an abstract order, what is ordered decides.</summary>
    public bool CarriesKeys(IInvokable call)
    {
        if (_carriesKeys) return true;
        foreach (var at in _open)
        {
            if (call.GetArgument(at) is { } argument && KeyCarriers.Holds(argument.GetType())) return true;
        }
        return false;
    }

    // Extensions carry the cancelling of calls, the manifest says which grains there are.
    private static bool IsOpenTo(Type contract) =>
        (contract.IsPublic && contract.Assembly == typeof(IUserGrain).Assembly)
        || typeof(IGrainExtension).IsAssignableFrom(contract) || contract.FullName is Manifest or Timer;
}
