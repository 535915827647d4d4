using System.Runtime.CompilerServices;
using Kms.Devices;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>What a selection holds, page by page. Devices by name are given as they are: whoever acts on them decides.</summary>
internal sealed class SelectionReader(ICatalogueStore catalogue)
{
    public async IAsyncEnumerable<IReadOnlyList<DeviceId>> ReadAsync(
        Selection selection, Actor actor, DateTimeOffset now, int pageSize, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var except = selection.Except.IsDefaultOrEmpty ? [] : selection.Except.ToHashSet();
        if (selection.Filter is not { } filter)
        {
            var devices = selection.Devices.IsDefault ? [] : selection.Devices.Where(d => d.Value.Length > 0 && !except.Contains(d)).Distinct();
            foreach (var chunk in devices.Chunk(pageSize)) yield return chunk;
            yield break;
        }
        var scope = actor.ScopeOf();
        DeviceId? after = null;
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
