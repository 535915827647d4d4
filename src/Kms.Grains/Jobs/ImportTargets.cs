using Kms.Devices;

namespace Kms.Jobs;

/// <summary>Which device a row means: all identities are resolved, so that a second radio's file finds the meter it sits in.</summary>
internal sealed class ImportTargets(IDeviceStore store)
{
    /// <param name="items">Those that are open get their device, or are refused.</param>
    /// <param name="before">Items that are being stored meanwhile.</param>
    public async Task ResolveAsync(IReadOnlyList<ImportItem> items, IReadOnlyList<ImportItem> before)
    {
        var texts = items.SelectMany(TextsOf).Distinct().ToArray();
        if (texts.Length == 0) return;
        var found = (await store.ResolveManyAsync(texts)).Concat(before.SelectMany(PairsOf)).ToLookup(p => p.Identity, p => p.Device);
        foreach (var item in items)
        {
            if (item is { IsOpen: true, Draft: { } draft }) Aim(item, draft, found);
        }
    }

    private static void Aim(ImportItem item, DeviceImport draft, ILookup<string, DeviceId> found)
    {
        var named = found[draft.Id.Value].Distinct().ToList();
        var target = named.Count == 1 && !named.Contains(draft.Id) ? named[0] : draft.Id;
        if (TextsOf(item).SelectMany(t => found[t]).Any(d => d != target))
        {
            item.Result = new WorkResult("identity-taken", "One of the identities belongs to another device.", true);
            return;
        }
        item.MayBeKnown = named.Contains(target);
        if (target != draft.Id) item.Draft = draft with { Id = target, Aliases = draft.Aliases.Add(draft.Id.Value) };
    }

    private static IEnumerable<(string Identity, DeviceId Device)> PairsOf(ImportItem item) =>
        item is { IsRefused: false, Draft: { } draft } ? TextsOf(draft).Select(text => (text, draft.Id)) : [];

    private static IEnumerable<string> TextsOf(ImportItem item) => item is { IsOpen: true, Draft: { } draft } ? TextsOf(draft) : [];

    private static IEnumerable<string> TextsOf(DeviceImport draft) =>
        draft.Aliases.Append(draft.Id.Value).Concat(draft.DevEui is { } eui && !draft.Id.IsEui ? [$"EUI-{eui}"] : []);
}
