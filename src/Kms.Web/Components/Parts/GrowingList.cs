namespace Kms.Web.Components.Parts;

/// <summary>Rows of a list that grows below, page by page. What comes twice, because the list changed in between, stands there once.</summary>
internal sealed class GrowingList<T>(Func<T, object> key)
{
    private readonly List<T> _rows = [];
    private string? _next;
    private int _beginning;

    public IReadOnlyList<T> Rows => _rows;

    public bool HasMore => _next is not null;

    /// <summary>How many there are in all, as far as they were counted.</summary>
    public long Total { get; private set; }

    /// <summary>The first page; what stood there stays until it is fetched.</summary>
    public async Task BeginAsync(Func<PageRequest, Task<Page<T>>> load, int size = 50)
    {
        var mine = ++_beginning;
        var page = await load(new PageRequest(size));
        if (mine != _beginning) return;
        _rows.Clear();
        Add(page);
    }

    /// <summary>The next page, unless the list was begun anew meanwhile.</summary>
    public async Task GrowAsync(Func<PageRequest, Task<Page<T>>> load, int size = 50)
    {
        if (_next is not { } next) return;
        var mine = _beginning;
        var page = await load(new PageRequest(size, next));
        if (mine == _beginning) Add(page);
    }

    private void Add(Page<T> page)
    {
        var known = _rows.Select(key).ToHashSet();
        _rows.AddRange(page.Items.Where(row => known.Add(key(row))));
        (_next, Total) = (page.Next, page.Total);
    }
}
