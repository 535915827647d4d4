using System.Runtime.CompilerServices;
using Kms.Devices;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>What a selection holds, page by page. Devices by name are given as they are: whoever acts on them decides.</summary>
internal sealed class SelectionReader(ICatalogueStore catalogue)
{
    private const int PageSize = 1_000;
    private const int MostInPart = 5_000;

    /// <summary>Looks at a part of a selection; answers where the next part begins, null after the last one.</summary>
    public async Task<string?> ReadPartAsync(Selection selection, Actor actor, DateTimeOffset now, PageRequest? part, Func<IReadOnlyList<DeviceId>, Task> look)
    {
        var most = Math.Clamp(part?.Limit ?? MostInPart, 1, MostInPart);
        var after = part?.After is not { } text ? (DeviceId?)null
            : DeviceId.TryParse(text, out var id) ? id
            : throw Refuse.Invalid("after", "unknown", "This does not name a place in the selection.");
        var seen = 0;
        await foreach (var page in ReadAsync(selection, actor, now, Math.Min(most, PageSize), after))
        {
            await look(page);
            if ((seen += page.Count) >= most) return page[^1].Value;
        }
        return null;
    }

    public async IAsyncEnumerable<IReadOnlyList<DeviceId>> ReadAsync(
        Selection selection, Actor actor, DateTimeOffset now, int pageSize, DeviceId? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var except = selection.Except.IsDefaultOrEmpty ? [] : selection.Except.ToHashSet();
        if (selection.Filter is not { } filter)
        {
            var devices = selection.Devices.IsDefault ? [] : selection.Devices.Where(d => d.Value.Length > 0 && !except.Contains(d)).Distinct();
            if (after is { } looked) devices = devices.SkipWhile(d => d != looked).Skip(1);
            foreach (var chunk in devices.Chunk(pageSize)) yield return chunk;
            yield break;
        }
        var scope = actor.ScopeOf();
        while (true)
        {
            var page = await catalogue.FindIdsAsync(scope, filter, after, pageSize, now, cancellation);
            if (page.Count == 0) yield break;
            var wanted = except.Count == 0 ? page : [.. page.Where(d => !except.Contains(d))];
            if (wanted.Count > 0) yield return wanted;
            if (page.Count < pageSize) yield break;
            after = page[^1];
        }
    }
}
