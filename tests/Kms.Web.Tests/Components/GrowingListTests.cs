using Kms.Web.Components.Parts;

namespace Kms.Web.Tests.Components;

public sealed class GrowingListTests
{
    private readonly GrowingList<int> _list = new(row => row);

    [Fact]
    public async Task It_grows_page_by_page_to_the_end()
    {
        await _list.BeginAsync(LoadAsync, 3);
        Assert.Equal((3, true, 7L), (_list.Rows.Count, _list.HasMore, _list.Total));

        await _list.GrowAsync(LoadAsync, 3);
        await _list.GrowAsync(LoadAsync, 3);
        await _list.GrowAsync(LoadAsync, 3);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6], _list.Rows);
        Assert.False(_list.HasMore);
    }

    [Fact]
    public async Task A_row_that_moved_to_the_next_page_stands_there_once()
    {
        await _list.BeginAsync(LoadAsync, 3);

        await _list.GrowAsync(_ => Task.FromResult(new Page<int>([2, 3], null, 7, true)));

        Assert.Equal([0, 1, 2, 3], _list.Rows);
    }

    [Fact]
    public async Task A_page_of_what_was_asked_for_before_is_left_out()
    {
        await _list.BeginAsync(LoadAsync, 3);
        var late = new TaskCompletionSource<Page<int>>();
        var growing = _list.GrowAsync(_ => late.Task);
        await _list.BeginAsync(_ => Task.FromResult(new Page<int>([42], null, 1, true)));

        late.SetResult(new Page<int>([3], "4", 7, true));
        await growing;

        Assert.Equal([42], _list.Rows);
        Assert.False(_list.HasMore);
    }

    private static Task<Page<int>> LoadAsync(PageRequest page)
    {
        var first = page.After is null ? 0 : int.Parse(page.After, System.Globalization.CultureInfo.InvariantCulture);
        int[] rows = [.. Enumerable.Range(first, Math.Min(page.Limit, 7 - first))];
        return Task.FromResult(new Page<int>([.. rows], first + rows.Length < 7 ? $"{first + rows.Length}" : null, 7, true));
    }
}
