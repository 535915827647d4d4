using Kms.Web.Components.Parts;

namespace Kms.Web.Components.Grid;

/// <summary>The columns of one grid and which of them are hidden; the browser remembers that by the grid's name.</summary>
internal sealed class GridColumns<TItem>
{
    private readonly List<GridColumn<TItem>> _all = [];
    private readonly HashSet<string> _hidden = [];
    private List<GridColumn<TItem>>? _visible;

    public IReadOnlyList<GridColumn<TItem>> All => _all;

    public IReadOnlySet<string> Hidden => _hidden;

    /// <summary>The same list until another column is shown or hidden.</summary>
    public IReadOnlyList<GridColumn<TItem>> Visible => _visible ??= [.. _all.Where(column => !_hidden.Contains(column.Id))];

    public void Add(GridColumn<TItem> column)
    {
        _all.Add(column);
        if (column.Hidden) _hidden.Add(column.Id);
        _visible = null;
    }

    /// <summary>True when something was remembered.</summary>
    public async Task<bool> RecallAsync(Browser browser, string name)
    {
        if (await browser.RecallAsync($"columns-{name}") is not { } hidden) return false;
        _hidden.Clear();
        _hidden.UnionWith(hidden.Split(',', StringSplitOptions.RemoveEmptyEntries));
        _visible = null;
        return true;
    }

    public async Task ToggleAsync(Browser browser, string name, string column)
    {
        if (!_hidden.Remove(column)) _hidden.Add(column);
        _visible = null;
        await browser.RememberAsync($"columns-{name}", string.Join(',', _hidden));
    }
}
