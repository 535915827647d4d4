using Kms.Web.Auth;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Components.Grid;

/// <summary>
/// A table over any number of rows: pages by keyset, marks rows across pages, lets columns be chosen. What it shows (filter, sort, page)
/// comes from the page, which keeps it in the address, so that a lost connection or a shared link loses nothing.
/// </summary>
public sealed partial class KeysetGrid<TItem>
{
    private readonly GridColumns<TItem> _columns = new();
    private readonly Stack<string?> _before = [];
    private readonly GridRows<TItem> _fetched = new();
    private int _anchor = -1;
    private (object?, string?)? _shown;

    [Inject] internal Browser Browser { get; set; } = null!; // these are set by the framework before use

    [Inject] internal Denials Denials { get; set; } = null!;

    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter, EditorRequired] public required Func<PageRequest, Task<Page<TItem>>> Load { get; set; }

    [Parameter, EditorRequired] public required Func<TItem, string> Key { get; set; }

    [Parameter, EditorRequired] public required Func<TItem, string> RowName { get; set; }

    /// <summary>What is asked for; the grid fetches anew when it changes.</summary>
    [Parameter, EditorRequired] public required object Query { get; set; }

    [Parameter] public string? After { get; set; }

    [Parameter] public EventCallback<string?> AfterChanged { get; set; }

    [Parameter] public string? Sort { get; set; }

    [Parameter] public bool Descending { get; set; }

    [Parameter] public EventCallback<string> SortChanged { get; set; }

    [Parameter] public GridSelection Selection { get; set; } = GridSelection.None;

    [Parameter] public EventCallback<GridSelection> SelectionChanged { get; set; }

    [Parameter] public EventCallback<Page<TItem>> OnFetched { get; set; }

    /// <summary>
    /// What the rows show besides themselves, such as who looks at them. Where it is given, a row is drawn again only when it or this has changed;
    /// otherwise whenever something on the page has.
    /// </summary>
    [Parameter] public object? Around { get; set; }

    [Parameter] public int PageSize { get; set; } = 50;

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter] public RenderFragment? EmptyContent { get; set; }

    [Parameter] public RenderFragment<TItem>? RowMenu { get; set; }

    private List<TItem> Rows => _fetched.Items;

    private bool Selects => SelectionChanged.HasDelegate;

    private bool IsPageSelected => Rows.Count > 0 && Rows.All(row => Selection.Has(Key(row)));

    public Task ReloadAsync() => _fetched.FetchAsync(LoadAsync, new PageRequest(PageSize, After), page =>
    {
        _anchor = -1;
        if (OnFetched.HasDelegate) return OnFetched.InvokeAsync(page); // draws the page, and the grid with it
        StateHasChanged();
        return Task.CompletedTask;
    });

    internal void Add(GridColumn<TItem> column)
    {
        _columns.Add(column);
        StateHasChanged(); // rows may stand there already
    }

    protected override async Task OnParametersSetAsync()
    {
        // Not ==, for which what a page puts together anew each time is always something else.
        if (!RendererInfo.IsInteractive || Equals(_shown, ((object?)Query, After))) return;
        if (_shown is { } shown && !Equals(shown.Item1, Query))
        {
            _before.Clear();
            _fetched.ForgetTotal();
        }
        _shown = (Query, After);
        await ReloadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && await _columns.RecallAsync(Browser, Name)) StateHasChanged();
    }

    private Task<Page<TItem>> LoadAsync(PageRequest request) => Denials.WatchAsync(() => Load(request));

    private Task NextAsync()
    {
        _before.Push(After);
        return AfterChanged.InvokeAsync(_fetched.Page?.Next);
    }

    private Task PreviousAsync() => AfterChanged.InvokeAsync(_before.TryPop(out var before) ? before : null);

    private Task MoreAsync() => _fetched.AppendAsync(LoadAsync, PageSize);

    private Task PickAsync(int index, bool range)
    {
        var on = !Selection.Has(Key(Rows[index]));
        var (from, to) = range && _anchor >= 0 ? (Math.Min(_anchor, index), Math.Max(_anchor, index)) : (index, index);
        _anchor = index;
        return SelectionChanged.InvokeAsync(Selection.Set(Rows.Skip(from).Take(to - from + 1).Select(Key), on));
    }

    private Task PickPageAsync() => SelectionChanged.InvokeAsync(Selection.Set(Rows.Select(Key), !IsPageSelected));

    private Task ToggleColumnAsync(string column) => _columns.ToggleAsync(Browser, Name, column);
}
