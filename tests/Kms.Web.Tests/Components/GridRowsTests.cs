using System.Globalization;
using Kms.Web.Components.Grid;

namespace Kms.Web.Tests.Components;

public sealed class GridRowsTests
{
    private readonly GridRows<int> _rows = new();
    private readonly List<(int Rows, long Total, bool Exact)> _told = [];
    private int _counted;

    [Fact]
    public async Task Rows_are_shown_before_the_total_is_known()
    {
        await FetchAsync(new PageRequest(3));

        Assert.Equal([(3, 3, false), (3, 8, true)], _told);
    }

    [Fact]
    public async Task The_total_is_counted_once_for_all_pages_and_anew_from_the_first_one()
    {
        await FetchAsync(new PageRequest(3));
        await FetchAsync(new PageRequest(3, "3"));
        await _rows.AppendAsync(LoadAsync, 3);
        Assert.Equal((1, 5, 8L, true), (_counted, _rows.Items.Count, _rows.Page!.Total, _rows.Page.TotalIsExact));

        await FetchAsync(new PageRequest(3));

        Assert.Equal(2, _counted);
    }

    [Fact]
    public async Task A_page_deep_in_a_list_that_was_never_counted_gets_its_total()
    {
        await FetchAsync(new PageRequest(3, "6"));

        Assert.Equal((2, 8L, true), (_rows.Items.Count, _rows.Page!.Total, _rows.Page.TotalIsExact));
    }

    [Fact]
    public async Task What_is_asked_for_anew_while_it_is_counted_keeps_its_own_rows()
    {
        var counting = new TaskCompletionSource<Page<int>>();
        var first = _rows.FetchAsync(page => page.CountTotal ? counting.Task : LoadAsync(page), new PageRequest(3), TellAsync);
        await _rows.FetchAsync(_ => Task.FromResult(new Page<int>([42], null, 1, true)), new PageRequest(3), TellAsync);
        counting.SetResult(new Page<int>([1], "1", 8, true));
        await first;

        Assert.Equal((42, 1L), (Assert.Single(_rows.Items), _rows.Page!.Total));
    }

    [Fact]
    public async Task A_second_click_on_more_while_it_is_fetched_adds_no_row_twice()
    {
        await FetchAsync(new PageRequest(3));
        var coming = new TaskCompletionSource<Page<int>>();
        var more = _rows.AppendAsync(_ => coming.Task, 3);
        await _rows.AppendAsync(LoadAsync, 3);
        coming.SetResult(await LoadAsync(new PageRequest(3, "3")));
        await more;

        Assert.Equal(Enumerable.Range(0, 6), _rows.Items);
        Assert.False(_rows.Fetching);
    }

    [Fact]
    public async Task A_refusal_is_shown_unless_something_else_was_asked_for_meanwhile()
    {
        var late = new TaskCompletionSource<Page<int>>();
        var first = _rows.FetchAsync(_ => late.Task, new PageRequest(3), TellAsync);
        await FetchAsync(new PageRequest(3));
        late.SetException(new RefusedException(Refusal.StorageUnavailable, "late"));
        await first;
        Assert.Null(_rows.Reason);

        await _rows.AppendAsync(_ => throw new RefusedException(Refusal.StorageUnavailable, "now"), 3);

        Assert.Equal(("now", false), (_rows.Reason?.Message, _rows.Fetching));
    }

    private Task FetchAsync(PageRequest request) => _rows.FetchAsync(LoadAsync, request, TellAsync);

    private Task TellAsync(Page<int> page)
    {
        _told.Add((page.Items.Length, page.Total, page.TotalIsExact));
        return Task.CompletedTask;
    }

    // Eight rows; the cursor is the place.
    private Task<Page<int>> LoadAsync(PageRequest request)
    {
        var from = int.Parse(request.After ?? "0", CultureInfo.InvariantCulture);
        var to = Math.Min(from + request.Limit, 8);
        var counts = request is { CountTotal: true, After: null };
        if (counts) _counted++;
        var next = to < 8 ? to.ToString(CultureInfo.InvariantCulture) : null;
        return Task.FromResult(new Page<int>([.. Enumerable.Range(from, to - from)], next, counts ? 8 : 0, counts));
    }
}
