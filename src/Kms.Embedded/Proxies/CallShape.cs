using System.Reflection;
using Kms.Embedded.Calls;

namespace Kms.Embedded.Proxies;

/// <summary>How a method gives its result: which call it becomes, and how the call's task becomes what the method returns.</summary>
internal sealed record CallShape(Type CallBase, MethodInfo ProxyMethod, MethodInfo? AsTask)
{
    internal static CallShape Of(MethodInfo method)
    {
        var result = method.ReturnType;
        var generic = result.IsGenericType ? result.GetGenericTypeDefinition() : null;
        if (result == typeof(Task))
            return new(typeof(VoidCall), Proxy(nameof(GrainProxy.CallTask)), null);
        if (result == typeof(ValueTask))
            return new(typeof(VoidCall), Proxy(nameof(GrainProxy.CallValueTask)), result.GetMethod(nameof(ValueTask.AsTask)));
        if (generic == typeof(Task<>))
            return new(Call(result), Proxy(nameof(GrainProxy.CallTaskOf), result), null);
        if (generic == typeof(ValueTask<>))
            return new(Call(result), Proxy(nameof(GrainProxy.CallValueTaskOf), result), result.GetMethod(nameof(ValueTask<int>.AsTask)));
        if (result == typeof(void) && typeof(IGrainObserver).IsAssignableFrom(method.DeclaringType))
            return new(typeof(VoidCall), Proxy(nameof(GrainProxy.CallVoid)), null);
        throw new NotSupportedException($"{method.DeclaringType}.{method.Name} must return Task, Task<T>, ValueTask or ValueTask<T>.");
    }

    private static Type Call(Type result) => typeof(ResultCall<>).MakeGenericType(result.GetGenericArguments());

    private static MethodInfo Proxy(string name) => typeof(GrainProxy).GetMethod(name)!;

    private static MethodInfo Proxy(string name, Type result) => Proxy(name).MakeGenericMethod(result.GetGenericArguments());
}
