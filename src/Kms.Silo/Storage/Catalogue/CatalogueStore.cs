using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Silo.Storage.Devices;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

internal sealed class CatalogueStore(
    CatalogueRows rows, CatalogueCounting counting, CatalogueSuggestions suggestions, ClaimRequestQueue requests, DeviceLookups lookups)
    : ICatalogueStore
{
    private const int MaxIds = 10_000;

    public async Task<Page<DeviceRow>> FindAsync(
        CatalogueScope scope, DeviceFilter filter, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var cursor = Cursor.Read(page);
        var limit = Pages.Limit(page);
        var question = await AskAsync(filter, CatalogueSort.Of(filter.Sort), cursor, now, limit + 1, cancellation);
        var branches = await BranchesAsync(scope, filter, now, cancellation);
        // Rows and total are found side by side, unless the number of matches decides how the rows are best found.
        Task<(long Count, bool Exact)> counting = cursor is not null ? Task.FromResult((cursor.Total, cursor.TotalIsExact))
            : page.CountTotal || !question.IsSettled ? TotalAsync(branches, question, cancellation)
            : Task.FromResult((0L, false));
        var few = question.IsSettled || (await counting).Exact;
        var paging = rows.PageAsync(branches, question, few, cancellation);
        await Task.WhenAll(counting, paging);
        var (found, total) = (await paging, await counting);
        if (cursor is null && total == default && found.Count <= limit) total = (found.Count, true);
        return Pages.Of(found, limit, total, row => row.Row, row => (row.Key, row.Row.Id.Value));
    }

    public async Task<IReadOnlyList<DeviceId>> FindIdsAsync(
        CatalogueScope scope, DeviceFilter filter, DeviceId? after, int limit, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var from = after is { } id ? new Cursor("", id.Value, 0, true) : null;
        var forward = filter with { Descending = false };
        var question = await AskAsync(forward, CatalogueSort.ById, from, now, Math.Clamp(limit, 1, MaxIds), cancellation);
        var branches = await BranchesAsync(scope, forward, now, cancellation);
        var few = question.IsSettled || (await TotalAsync(branches, question, cancellation)).Exact;
        return await rows.IdsAsync(branches, question, few, cancellation);
    }

    public Task<IReadOnlyList<string>> SuggestAsync(
        CatalogueScope scope, string field, string? prefix, DateTimeOffset now, CancellationToken cancellation = default) =>
        suggestions.FindAsync(scope, field, prefix, now, cancellation);

    public Task<CatalogueCounts> CountAsync(CatalogueScope scope, DateTimeOffset now, CancellationToken cancellation = default) =>
        counting.CountAsync(scope, now, cancellation);

    public Task<Page<ClaimRequestRow>> FindRequestsAsync(
        CatalogueScope scope, DecisionState? state, PageRequest page, CancellationToken cancellation = default) =>
        requests.FindAsync(scope, state, page, cancellation);

    public Task<IReadOnlyList<DeviceId>> FindUndeliveredAsync(string customerNumber, int limit, CancellationToken cancellation = default) =>
        requests.FindUndeliveredAsync(customerNumber, limit, cancellation);

    private async Task<CatalogueQuestion> AskAsync(
        DeviceFilter filter, CatalogueSort sort, Cursor? cursor, DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        string[] identities = string.IsNullOrWhiteSpace(filter.Q)
            ? []
            : [.. (await lookups.ResolveAsync(filter.Q, cancellation)).Select(id => id.Value)];
        return new CatalogueQuestion(filter, sort, cursor, identities, now.ToStored(), limit);
    }

    private async Task<IReadOnlyList<CatalogueBranch>> BranchesAsync(
        CatalogueScope scope, DeviceFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        var many = new HashSet<Grantee>();
        foreach (var grantee in scope.Grantees)
            if (await counting.HasManyAsync(grantee, now, cancellation)) many.Add(grantee);
        return CatalogueScoping.Branches(scope, filter, many);
    }

    private async Task<(long Count, bool Exact)> TotalAsync(
        IReadOnlyList<CatalogueBranch> branches, CatalogueQuestion question, CancellationToken cancellation) => Pages.Total(
            await rows.CountAsync(branches, question with { From = null, Limit = Pages.MaxTotal + 1 }, cancellation));
}
