using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Kms.Tests.Contracts;

/// <summary>Finds the types that cross grains, and what Orleans would not like about them.</summary>
internal static class ContractTypes
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> s_carried =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(char),
        typeof(Guid), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(byte[]), typeof(CancellationToken), typeof(Uri),
    ];

    public static ImmutableArray<Type> GrainInterfaces(IEnumerable<Assembly> assemblies) =>
    [
        .. assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)) && type.Namespace!.StartsWith("Kms", StringComparison.Ordinal))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>Everything of ours that is reached from arguments and results.</summary>
    public static ImmutableArray<Type> Crossing(IEnumerable<Type> grains)
    {
        var found = new HashSet<Type> { typeof(RefusedException) };
        var open = new Queue<Type>(grains.SelectMany(grain => grain.GetMethods())
            .SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)));
        foreach (var type in found) open.Enqueue(type);
        var seen = new HashSet<Type>();
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type)) continue;
            foreach (var part in type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : []) open.Enqueue(part);
            var ours = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
            if (!IsOurs(ours) || ours.IsInterface) continue;
            found.Add(ours);
            foreach (var member in Fields(type)) open.Enqueue(member.FieldType);
            foreach (var derived in ours.Assembly.GetTypes().Where(t => t.BaseType == ours)) open.Enqueue(derived);
        }
        return [.. found.OrderBy(type => type.FullName, StringComparer.Ordinal)];
    }

    public static IEnumerable<string> IdProblems(Type type)
    {
        if (type.IsEnum || IsException(type)) yield break;
        var own = Properties(type).Where(p => !IsPositional(type, p) && IsStored(type, p)).Cast<MemberInfo>()
            .Concat(Fields(type).Where(f => !f.IsDefined(typeof(CompilerGeneratedAttribute)))).ToList();
        foreach (var member in own.Where(m => m.GetCustomAttribute<IdAttribute>() is null)) yield return $"{type.FullName}.{member.Name} has no Id";
        var ids = Properties(type).Cast<MemberInfo>().Concat(own).Distinct()
            .Select(m => m.GetCustomAttribute<IdAttribute>()?.Id).OfType<uint>().Order().ToList();
        if (!ids.SequenceEqual(Enumerable.Range(0, ids.Count).Select(i => (uint)i))) yield return $"{type.FullName} has ids {string.Join(", ", ids)}";
    }

    public static IEnumerable<string> UnserialisableMembers(Type type) => IsException(type)
        ? []
        : Fields(type).Where(field => !type.IsEnum && !IsCarried(field.FieldType)).Select(field => $"{type.FullName}.{field.Name}: {field.FieldType}");

    public static IEnumerable<string> MutableMembers(Type type)
    {
        if (type.IsEnum || IsException(type)) yield break;
        if (type is { IsSealed: false, IsAbstract: false }) yield return $"{type.FullName} is not sealed";
        foreach (var field in Fields(type).Where(f => !f.IsInitOnly && !IsInit(type, f))) yield return $"{type.FullName}.{field.Name} can change";
    }

    private static IEnumerable<FieldInfo> Fields(Type type) => IsException(type) ? [] : Carried(type);

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Kms", StringComparison.Ordinal) == true;

    private static bool IsException(Type type) => type.IsAssignableTo(typeof(Exception));

    /// <summary>What a message carries; what is marked as not serialised stays where it is.</summary>
    public static IEnumerable<FieldInfo> Carried(Type type) =>
        type.GetFields(Instance).Where(field => !field.IsDefined(typeof(NonSerializedAttribute)));

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(Instance).Where(p => p.Name != "EqualityContract");

    private static bool IsPositional(Type type, PropertyInfo property) => type.GetConstructors(Instance)
        .Any(made => made.GetParameters().Any(p => p.Name == property.Name && p.ParameterType == property.PropertyType));

    private static bool IsStored(Type type, PropertyInfo property) => type.GetField($"<{property.Name}>k__BackingField", Instance) is not null;

    private static bool IsInit(Type type, FieldInfo field) => type.GetProperties(Instance)
        .Any(p => field.Name == $"<{p.Name}>k__BackingField"
            && (p.SetMethod is null || p.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))));

    private static bool IsCarried(Type type)
    {
        if (s_carried.Contains(type) || type.IsGenericParameter || (IsOurs(type) && !type.IsGenericType)) return true;
        if (!type.IsGenericType) return false;
        var definition = type.GetGenericTypeDefinition();
        var known = definition == typeof(Nullable<>) || definition == typeof(ImmutableArray<>) || IsOurs(definition)
            || definition == typeof(ImmutableSortedDictionary<,>) || definition == typeof(ImmutableDictionary<,>)
            || definition.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal);
        return known && type.GetGenericArguments().All(IsCarried);
    }
}
