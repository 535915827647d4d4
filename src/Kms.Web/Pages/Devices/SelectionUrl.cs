using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Web.Components.Grid;
using Microsoft.AspNetCore.WebUtilities;

namespace Kms.Web.Pages.Devices;

/// <summary>Marked devices as the query of an address, so that a wizard or download list can be reloaded and shared.</summary>
internal static class SelectionUrl
{
    public static string Write(string path, GridSelection selection, DeviceFilter filter) => selection.All
        ? DeviceQuery.Address(path, [.. DeviceQuery.Write(filter), new("all", "true"), new("except", Join(selection.Except))])
        : DeviceQuery.Address(path, [new("ids", Join(selection.Keys))]);

    public static Selection Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return query.ContainsKey("all")
            ? Selection.All(DeviceQuery.Read(uri), [.. Split(query, "except")])
            : Selection.Of([.. Split(query, "ids")]);
    }

    private static string? Join(ImmutableHashSet<string> keys) => keys.IsEmpty ? null : string.Join(',', keys.Order(StringComparer.Ordinal));

    private static IEnumerable<DeviceId> Split(Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query, string name)
    {
        if (!query.TryGetValue(name, out var values)) yield break;
        foreach (var text in values.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries))
            if (DeviceId.TryParse(text, out var id)) yield return id;
    }
}
