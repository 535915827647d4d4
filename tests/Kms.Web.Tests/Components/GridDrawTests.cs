using System.Collections.Immutable;
using Kms.Web.Auth;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Kms.Web.Tests.Components;

/// <summary>A list draws no more than it has to: of fifty rows each one costs the service and the connection.</summary>
public sealed class GridDrawTests : IAsyncDisposable
{
    private static readonly ImmutableArray<string> s_rows = ["one", "two", "three"];
    private readonly ServiceProvider _services;
    private readonly Stage _stage;
    private int _rows;
    private int _menus;
    private int _loads;

    public GridDrawTests()
    {
        // Nothing is refused here, so nothing is noted.
        _services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<IJSRuntime>(new SilentScript()).AddSingleton<Kms.Web.Components.Parts.Browser>()
            .AddSingleton(new Denials(null!, null!, null!)).BuildServiceProvider();
        _stage = new Stage(_services);
    }

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_stage).DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task A_row_is_drawn_again_only_when_something_it_shows_has_changed()
    {
        await ShowAsync();
        Assert.Equal(3, _rows);

        await ShowAsync();
        Assert.Equal(3, _rows);

        await ShowAsync(marked: "two");
        Assert.Equal(4, _rows);

        await ShowAsync(marked: "two", around: "another person");
        Assert.Equal(7, _rows);
    }

    [Fact]
    public async Task A_row_of_which_nothing_is_known_is_drawn_with_the_page()
    {
        await ShowAsync(around: null);
        var before = _rows;

        await ShowAsync(around: null);

        Assert.Equal(before + 3, _rows);
    }

    [Fact]
    public async Task The_menu_of_a_row_is_drawn_when_it_is_opened()
    {
        await ShowAsync();
        Assert.Equal(0, _menus);

        await _stage.RaiseAsync("onclick", new MouseEventArgs(), within: typeof(Menu), at: 1); // the first one chooses columns

        Assert.Equal(1, _menus);
    }

    [Fact]
    public async Task What_is_asked_for_is_fetched_once_though_the_page_puts_it_together_anew()
    {
        await ShowAsync(query: ("water", 1));
        await ShowAsync(query: ("water", 1));
        Assert.Equal(1, _loads);

        await ShowAsync(query: ("heat", 1));

        Assert.Equal(2, _loads);
    }

    private Task ShowAsync(string? marked = null, string? around = "person", (string, int) query = default) => _stage.ShowAsync<KeysetGrid<string>>(new()
    {
        ["Name"] = "test", ["Label"] = "Test", ["Query"] = query, ["Around"] = around, ["Selection"] = marked is null ? GridSelection.None : GridSelection.None.Set([marked], true),
        ["SelectionChanged"] = EventCallback.Factory.Create<GridSelection>(this, () => { }), ["Key"] = (string row) => row, ["RowName"] = (string row) => row,
        ["Load"] = (Func<PageRequest, Task<Page<string>>>)LoadAsync, ["ChildContent"] = Column, ["RowMenu"] = (RenderFragment<string>)MenuOf,
    });

    private Task<Page<string>> LoadAsync(PageRequest request)
    {
        _loads++;
        return Task.FromResult(new Page<string>(s_rows, null, 3, true));
    }

    private RenderFragment Column => builder =>
    {
        builder.OpenComponent<GridColumn<string>>(0);
        builder.AddComponentParameter(1, "Id", "name");
        builder.AddComponentParameter(2, "Title", "Name");
        builder.AddComponentParameter(3, "ChildContent", (RenderFragment<string>)(row => inner => { _rows++; inner.AddContent(0, row); }));
        builder.CloseComponent();
    };

    private RenderFragment MenuOf(string row) => builder => { _menus++; builder.AddContent(0, row); };
}
