using System.Reflection;
using Kms.Users;

namespace Kms.Tests.Contracts;

/// <summary>What a grain interface looks like.</summary>
internal static class GrainShapes
{
    public static IEnumerable<string> Problems(Type grain)
    {
        if (grain.IsAssignableTo(typeof(IGrainObserver))) yield break;
        if (!grain.IsAssignableTo(typeof(IGrainWithStringKey))) yield return $"{grain.Name} has no text key";
        foreach (var method in grain.GetMethods())
        {
            if (!ReturnsTask(method)) yield return $"{grain.Name}.{method.Name} returns {method.ReturnType.Name}";
            if (method.GetCustomAttribute<AliasAttribute>(inherit: false) is null) yield return $"{grain.Name}.{method.Name} has no alias";
            if (!method.Name.EndsWith("Async", StringComparison.Ordinal)) yield return $"{grain.Name}.{method.Name} does not end with Async";
            if (method.GetParameters().Any(p => p.IsOut || p.ParameterType.IsByRef)) yield return $"{grain.Name}.{method.Name} has an out parameter";
        }
        var aliases = grain.GetMethods().Select(m => m.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias).ToList();
        if (aliases.Distinct().Count() != aliases.Count) yield return $"{grain.Name} repeats an alias";
    }

    public static IEnumerable<string> MethodsWithoutTicket(Type grain) => grain.IsAssignableTo(typeof(IGrainObserver))
        ? []
        : grain.GetMethods().Where(m => m.GetParameters() is not [{ } first, ..] || first.ParameterType != typeof(ActorTicket))
            .Select(m => $"{grain.Name}.{m.Name}");

    private static bool ReturnsTask(MethodInfo method)
    {
        var type = method.ReturnType;
        return type == typeof(Task) || type == typeof(ValueTask)
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));
    }
}
