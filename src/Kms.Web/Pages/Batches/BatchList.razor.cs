using Kms.Batches;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Batches;

public sealed partial class BatchList
{
    private Person _person = Person.Nobody;
    private KeysetGrid<BatchRow>? _grid;
    private IReadOnlyList<Choice> _kinds = [];
    private string? _text;
    private string? _organisation;
    private bool _several;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    private OrganisationId? Of => string.IsNullOrEmpty(Organisation) ? null : new OrganisationId(Organisation);

    private (string?, string?, string?) Query => (Q, Kind, Organisation);

    private DeviceSuggestions Suggestions => new(Grains, Actors, Words);

    protected override void OnInitialized() =>
        _kinds = [new("delivery", Words["Batch.Allocates"]), new("list", Words["Batch.OnlyList"])];

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_person, _text, _several) = (Person.Of(actor), Q, actor.Memberships.Length > 1);
        _organisation = await Suggestions.NameAsync(Of);
    }

    private async Task<Page<BatchRow>> FetchAsync(PageRequest request) => await Grains.Directory().BatchesAsync(
        await Actors.GetAsync(), Of, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), request, Kind switch { "delivery" => true, "list" => false, _ => null });

    // One part of the address changes; another filter begins with the first page.
    private void Go(string name, string? value)
    {
        var parts = new Dictionary<string, object?> { ["q"] = Q, ["kind"] = Kind, ["organisation"] = Organisation };
        parts[name] = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        Navigation.NavigateTo(DeviceQuery.Address("/batches", parts));
    }

    private async Task DeleteAsync(BatchRow row)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Batch.DeleteTitle"], Words["Batch.DeleteText", row.Name], Words["Common.Delete"]))) return;
        if (!await TryAsync(actor => Grains.GetGrain<IBatchGrain>(row.Id.Value).DeleteAsync(actor))) return;
        Toasts.Say(Words["Batch.Deleted", row.Name]);
        if (_grid is not null) await _grid.ReloadAsync();
    }
}
