using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Users;
using Kms.Web.Components.Grid;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Kms.Web.Pages.Devices;

/// <summary>
/// Marked devices as the query of an address, so that a wizard or download list can be reloaded. A filter and a few devices stand in the
/// address itself; of many picked by hand only a mark, under which the service keeps them for this person.
/// </summary>
internal static class SelectionUrl
{
    private const int MostInAddress = 40;
    private const int MarkLength = 24;
    private const int Places = 64;

    public static bool Fits(GridSelection selection) => selection.Keys.Count + selection.Except.Count <= MostInAddress;

    public static string Write(string path, GridSelection selection, DeviceFilter filter) => selection.All
        ? DeviceQuery.Address(path, [.. DeviceQuery.Write(filter), new("all", "true"), new("except", Join(selection.Except))])
        : DeviceQuery.Address(path, [new("ids", Join(selection.Keys))]);

    public static async Task<string> KeepAsync(IGrainFactory grains, ActorTicket actor, string path, GridSelection selection, DeviceFilter filter)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(path, selection, filter))).AsSpan(0, MarkLength / 2));
        await Place(grains, actor, mark).KeepAsync(actor, mark, Of(selection, filter));
        return DeviceQuery.Address(path, [new("picked", mark)]);
    }

    /// <summary>What the address names; nothing when it was kept and another one took its place.</summary>
    public static async Task<Selection> ReadAsync(IGrainFactory grains, ActorTicket actor, string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        if (query.TryGetValue("picked", out var picked))
            return IsMark(picked.ToString()) ? await Place(grains, actor, picked.ToString()).FindAsync(actor, picked.ToString()) ?? Selection.Of() : Selection.Of();
        return query.ContainsKey("all")
            ? Selection.All(DeviceQuery.Read(uri), [.. Split(query, "except")])
            : Selection.Of([.. Split(query, "ids")]);
    }

    public static Selection Of(GridSelection selection, DeviceFilter filter) => selection.All
        ? Selection.All(filter, [.. Parse(selection.Except)])
        : Selection.Of([.. Parse(selection.Keys)]);

    private static bool IsMark(string text) => text.Length == MarkLength && text.All(char.IsAsciiHexDigitLower);

    // A few places per person, taken in turn by what is picked: nothing piles up.
    private static ISelectionGrain Place(IGrainFactory grains, ActorTicket actor, string mark) =>
        grains.GetGrain<ISelectionGrain>($"{actor.User}/{Convert.ToInt32(mark[..2], 16) % Places}");

    private static string? Join(ImmutableHashSet<string> keys) => keys.IsEmpty ? null : string.Join(',', keys.Order(StringComparer.Ordinal));

    private static IEnumerable<DeviceId> Split(Dictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out var values) ? Parse(values.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries)) : [];

    private static IEnumerable<DeviceId> Parse(IEnumerable<string> texts)
    {
        foreach (var text in texts.Order(StringComparer.Ordinal))
            if (DeviceId.TryParse(text, out var id)) yield return id;
    }
}
