using System.Reflection;
using Orleans.Concurrency;

namespace Kms.Embedded.Calls;

/// <summary>What the engine needs to know of an interface method.</summary>
internal sealed class CallMethod(MethodInfo method)
{
    internal MethodInfo Info { get; } = method;

    internal string Name { get; } = method.Name;

    /// <summary>Whether its caller does not even learn that it ran.</summary>
    internal bool IsOneWay { get; } = method.ReturnType == typeof(void);

    internal bool IsReadOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute));

    internal bool AlwaysInterleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));

    internal TimeSpan? Timeout { get; } = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
}
