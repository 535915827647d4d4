using System.Reflection;
using Orleans.Runtime;

namespace Kms.Embedded.Kinds;

/// <summary>Names grain classes as Orleans does, so that both editions store under the same ids.</summary>
internal static class GrainNaming
{
    private const string Suffix = "grain";

    internal static GrainType TypeOf(Type grainClass)
    {
        if (grainClass.GetCustomAttribute<GrainTypeAttribute>() is { } named)
            return GrainType.Create(named.Name);
        var name = grainClass.Name.ToLowerInvariant();
        return GrainType.Create(name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length ? name[..^Suffix.Length] : name);
    }
}
