namespace Kms.Web.Components.Grid;

/// <summary>
/// What a grid has fetched. Of several fetches under way the last one counts. Rows do not wait for the total: where counting takes long, it
/// comes after them.
/// </summary>
internal sealed class GridRows<TItem>
{
    private int _fetch;
    private int _beginning;
    private (long Count, bool Exact)? _total;

    public Page<TItem>? Page { get; private set; }

    public List<TItem> Items { get; private set; } = [];

    public RefusedException? Reason { get; private set; }

    public bool Fetching { get; private set; }

    /// <param name="load">Gets a page.</param>
    /// <param name="request">Which one.</param>
    /// <param name="tell">Learns of the page before it is shown, and again when its total is known.</param>
    public async Task FetchAsync(Func<PageRequest, Task<Page<TItem>>> load, PageRequest request, Func<Page<TItem>, Task> tell)
    {
        var (mine, beginning) = (++_fetch, ++_beginning);
        Fetching = true;
        try
        {
            var page = await load(request with { CountTotal = false });
            if (mine != _fetch) return;
            if (request.After is null) ForgetTotal();
            (Page, Items, Reason, Fetching) = (WithTotal(page), [.. page.Items], null, false);
            await tell(Page);
            if (!IsUncounted(page) || _total is not null) return;
            var counted = await load(new PageRequest(1));
            if (beginning != _beginning) return;
            _total = (counted.Total, counted.TotalIsExact);
            await tell(Page = WithTotal(Page));
        }
        catch (RefusedException refused) { Refuse(mine, refused); }
        finally { if (mine == _fetch) Fetching = false; }
    }

    /// <summary>Puts the next page below the rows that are there.</summary>
    public async Task AppendAsync(Func<PageRequest, Task<Page<TItem>>> load, int size)
    {
        if (Fetching || Page?.Next is not { } next) return;
        var mine = ++_fetch;
        Fetching = true;
        try
        {
            var page = await load(new PageRequest(size, next));
            if (mine != _fetch) return;
            Page = WithTotal(page);
            Items.AddRange(page.Items);
        }
        catch (RefusedException refused) { Refuse(mine, refused); }
        finally { if (mine == _fetch) Fetching = false; }
    }

    /// <summary>Something else is asked for.</summary>
    public void ForgetTotal() => _total = null;

    private void Refuse(int fetch, RefusedException refused)
    {
        if (fetch == _fetch) Reason = refused;
    }

    private static bool IsUncounted(Page<TItem> page) => page is { Total: 0, TotalIsExact: false };

    // Until the total is known there are at least the rows of the page.
    private Page<TItem> WithTotal(Page<TItem> page) => _total is { } total ? page with { Total = total.Count, TotalIsExact = total.Exact }
        : IsUncounted(page) ? page with { Total = page.Items.Length }
        : page;
}
