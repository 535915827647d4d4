using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kms.Web.Api;

/// <summary>Refuses a list with null in a place, so that no rule behind has to look for it.</summary>
internal static class FullLists
{
    public static void Demand(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType.IsValueType: false }) type.OnDeserialized = DemandFull;
    }

    private static void DemandFull(object list)
    {
        foreach (var item in (IEnumerable)list)
            if (item is null) throw new JsonException("A list has nothing in a place.");
    }
}
