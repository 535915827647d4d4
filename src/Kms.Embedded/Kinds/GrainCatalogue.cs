using System.Collections.Concurrent;
using System.Reflection;
using Kms.Embedded.Hosting;
using Orleans.Runtime;

namespace Kms.Embedded.Kinds;

/// <summary>The grain classes of the given assemblies, found by their interfaces and by the names of their kinds.</summary>
internal sealed class GrainCatalogue
{
    private readonly Dictionary<GrainType, GrainKind> _byType = [];
    private readonly Dictionary<Type, List<GrainKind>> _byInterface = [];
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainKind> _found = [];

    internal GrainCatalogue(GrainEngine engine, IEnumerable<Assembly> assemblies)
    {
        foreach (var grainClass in assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsGrainClass))
            Add(new GrainKind(engine, grainClass));
    }

    internal IReadOnlyCollection<GrainKind> Kinds => _byType.Values;

    internal GrainKind Find(GrainType type) => _byType.TryGetValue(type, out var kind)
        ? kind
        : throw new ArgumentException($"No grain class is of the kind \"{type}\".", nameof(type));

    internal GrainKind Find(Type grainInterface, string? prefix) =>
        _found.TryGetValue((grainInterface, prefix), out var kind) ? kind : _found.GetOrAdd((grainInterface, prefix), Choose);

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IGrainBase).IsAssignableFrom(type);

    private void Add(GrainKind kind)
    {
        if (!_byType.TryAdd(kind.Type, kind))
            throw new InvalidOperationException($"{kind.Class} and {_byType[kind.Type].Class} both make grains of the kind \"{kind.Type}\".");
        foreach (var grainInterface in kind.Class.GetInterfaces().Where(candidate => typeof(IGrain).IsAssignableFrom(candidate)))
        {
            if (!_byInterface.TryGetValue(grainInterface, out var kinds))
                _byInterface[grainInterface] = kinds = [];
            kinds.Add(kind);
        }
    }

    private GrainKind Choose((Type Interface, string? Prefix) wanted)
    {
        var kinds = _byInterface.GetValueOrDefault(wanted.Interface) ?? [];
        if (wanted.Prefix is { } prefix)
            kinds = kinds.FindAll(kind => kind.Class.FullName!.StartsWith(prefix, StringComparison.Ordinal));
        return kinds.Count switch
        {
            1 => kinds[0],
            0 => throw new ArgumentException($"No grain class implements {wanted.Interface}. Was its assembly given to {nameof(EmbeddedOptions.AddGrains)}?"),
            _ => throw new ArgumentException($"{wanted.Interface} is implemented by more than one grain class: {string.Join(", ", kinds.Select(kind => kind.Class))}."),
        };
    }
}
