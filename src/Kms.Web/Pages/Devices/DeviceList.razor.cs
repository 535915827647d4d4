using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

public sealed partial class DeviceList
{
    private GridSelection _selection = GridSelection.None;
    private GridSelection? _labelling;
    private string? _label;
    private Page<DeviceRow>? _matching;
    private KeysetGrid<DeviceRow>? _grid;
    private OrganisationNames _names = OrganisationNames.Empty;

    [Inject] internal KeptSelection Kept { get; set; } = null!; // set by the framework before use

    [SupplyParameterFromQuery] public string? After { get; set; }

    internal Person Person { get; private set; } = Person.Nobody;

    internal ImmutableArray<Membership> Memberships { get; private set; } = [];

    internal DeviceFilter Filter { get; private set; } = new();

    protected override async Task OnParametersSetAsync()
    {
        var filter = DeviceQuery.Read(Navigation.Uri);
        var changed = filter != Filter;
        Filter = filter;
        if (changed && !_selection.IsEmpty) await MarkAsync(GridSelection.None);
        await base.OnParametersSetAsync();
    }

    internal override Task LoadAsync(ActorTicket actor)
    {
        (Person, Memberships) = (Person.Of(actor), actor.Memberships);
        return Task.CompletedTask;
    }

    // A connection that was lost begins here anew; what was marked under this filter is still marked.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Kept.RecallAsync("marked", Address(Filter)) is not { } marked || !_selection.IsEmpty) return;
        _selection = marked;
        StateHasChanged();
    }

    private async Task MarkAsync(GridSelection selection)
    {
        _selection = selection;
        await Kept.KeepAsync("marked", Address(Filter), selection);
    }

    private async Task<Page<DeviceRow>> FetchAsync(PageRequest request)
    {
        var actor = await Actors.GetAsync();
        var page = await Grains.Catalogue().FindAsync(actor, Filter, request);
        _names = await _names.AddAsync(Grains, actor, page.Items.Select(row => row.Organisation));
        return page;
    }

    // Back leads to where the search began, not through every letter of it.
    private void Go(DeviceFilter filter) =>
        Navigation.NavigateTo(Address(filter), replace: Filter.Q is not null && filter.Q is not null && filter.Q != Filter.Q);

    private void Turn(string? after) =>
        Navigation.NavigateTo(DeviceQuery.Address("/devices", [.. DeviceQuery.Write(Filter), new("after", after)]));

    private static string Address(DeviceFilter filter) => DeviceQuery.Address("/devices", DeviceQuery.Write(filter));

    private void SortBy(string sort) => Go(Filter with { Sort = sort, Descending = Filter.Sort == sort && !Filter.Descending });

    // A marked device may stand on another page of the list, so its label is asked for.
    private async Task LabelAsync(GridSelection selection)
    {
        _label = null;
        var one = selection is { All: false, Keys.Count: 1 } ? selection.Keys.Single() : null;
        if (one is null || await TryAsync(async actor => _label = (await Grains.GetGrain<IDeviceGrain>(one).GetAsync(actor))?.Label)) _labelling = selection;
    }

    private async Task CloseLabelAsync(bool changed)
    {
        _labelling = null;
        if (changed && _grid is not null) await _grid.ReloadAsync();
    }
}
