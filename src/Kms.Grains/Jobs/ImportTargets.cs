using Kms.Devices;

namespace Kms.Jobs;

/// <summary>Which device a row means: all identities are resolved, so that a second radio's file finds the meter it sits in.</summary>
internal sealed class ImportTargets(IDeviceStore store)
{
    public async Task ResolveAsync(IReadOnlyList<ImportItem> items)
    {
        var texts = items.SelectMany(TextsOf).Distinct().ToArray();
        if (texts.Length == 0) return;
        var found = (await store.ResolveManyAsync(texts)).ToLookup(p => p.Identity, p => p.Device);
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
        if (target != draft.Id) item.Draft = draft with { Id = target, Aliases = draft.Aliases.Add(draft.Id.Value) };
    }

    private static IEnumerable<string> TextsOf(ImportItem item) => item is { IsOpen: true, Draft: { } draft }
        ? draft.Aliases.Append(draft.Id.Value).Concat(draft.DevEui is { } eui && !draft.Id.IsEui ? [$"EUI-{eui}"] : [])
        : [];
}
