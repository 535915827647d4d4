using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

public sealed partial class SavedFilterMenu
{
    private ImmutableArray<SavedFilter> _saved = [];
    private SavedFilter? _present;
    private SavedFilter? _deleted;
    private string? _name;
    private string? _fault;
    private bool _naming;
    private bool _sorting;

    [Parameter, EditorRequired] public required DeviceFilter Filter { get; set; }

    // The list of names is the same whatever the page shows.
    internal override object Subject => nameof(SavedFilterMenu);

    private bool Replaces => _saved.Any(saved => saved.Name.Equals(_name?.Trim(), StringComparison.OrdinalIgnoreCase));

    internal override async Task LoadAsync(ActorTicket actor) => Take(await Grain(actor).GetAsync(actor));

    protected override async Task OnParametersSetAsync()
    {
        Take(_saved);
        await base.OnParametersSetAsync();
    }

    private async Task KeepAsync()
    {
        _fault = string.IsNullOrWhiteSpace(_name) ? Words["Saved.NameMissing"].Value : null;
        if (_fault is not null) return;
        var filter = new SavedFilter(_name!.Trim(), Filter); // checked above
        if (!await TryAsync(async actor => Take(await Grain(actor).SaveAsync(actor, filter)))) return;
        (_naming, _name) = (false, null);
        Toasts.Say(Words["Saved.Kept", filter.Name]);
    }

    private async Task DeleteAsync(SavedFilter filter)
    {
        if (await TryAsync(async actor => Take(await Grain(actor).RemoveAsync(actor, filter.Name)))) _deleted = filter;
    }

    private async Task RestoreAsync()
    {
        if (_deleted is { } filter && await TryAsync(async actor => Take(await Grain(actor).SaveAsync(actor, filter)))) _deleted = null;
    }

    private void Take(ImmutableArray<SavedFilter> saved) => (_saved, _present) = (saved, saved.FirstOrDefault(one => one.Filter == Filter));

    private ISavedFiltersGrain Grain(ActorTicket actor) => Grains.GetGrain<ISavedFiltersGrain>(actor.User.Value);

    private static string Address(SavedFilter saved) => DeviceQuery.Address("/devices", DeviceQuery.Write(saved.Filter));
}
