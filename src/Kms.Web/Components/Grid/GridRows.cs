namespace Kms.Web.Components.Grid;

/// <summary>What a grid has fetched. Of several fetches under way the last one counts.</summary>
internal sealed class GridRows<TItem>
{
    private int _fetch;

    public Page<TItem>? Page { get; private set; }

    public List<TItem> Items { get; private set; } = [];

    public RefusedException? Reason { get; private set; }

    public bool Fetching { get; private set; }

    /// <param name="load">Gets a page.</param>
    /// <param name="request">Which one.</param>
    /// <param name="tell">Learns of the page before it is shown.</param>
    public async Task FetchAsync(Func<PageRequest, Task<Page<TItem>>> load, PageRequest request, Func<Page<TItem>, Task> tell)
    {
        var mine = ++_fetch;
        Fetching = true;
        try
        {
            var page = await load(request);
            if (mine != _fetch) return;
            (Page, Items, Reason) = (page, [.. page.Items], null);
            await tell(page);
        }
        catch (RefusedException refused) when (mine == _fetch) { Reason = refused; }
        finally { if (mine == _fetch) Fetching = false; }
    }

    /// <summary>Puts the next page below the rows that are there.</summary>
    public async Task AppendAsync(Func<PageRequest, Task<Page<TItem>>> load, int size)
    {
        if (Page?.Next is not { } next) return;
        try
        {
            Page = await load(new PageRequest(size, next));
            Items.AddRange(Page.Items);
        }
        catch (RefusedException refused) { Reason = refused; }
    }
}
