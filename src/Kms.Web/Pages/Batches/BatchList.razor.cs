using Kms.Batches;
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
    private string? _text;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    internal override Task LoadAsync(ActorTicket actor)
    {
        (_person, _text) = (Person.Of(actor), Q);
        return Task.CompletedTask;
    }

    private async Task<Page<BatchRow>> FetchAsync(PageRequest request) =>
        await Grains.Directory().BatchesAsync(await Actors.GetAsync(), null, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), request);

    private void Go(string? text, string? after) => Navigation.NavigateTo(DeviceQuery.Address("/batches", [new("q", text), new("after", after)]));

    private async Task DeleteAsync(BatchRow row)
    {
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Batch.DeleteTitle"], Words["Batch.DeleteText", row.Name], Words["Common.Delete"]))) return;
        if (!await TryAsync(actor => Grains.GetGrain<IBatchGrain>(row.Id.Value).DeleteAsync(actor))) return;
        Toasts.Say(Words["Batch.Deleted", row.Name]);
        if (_grid is not null) await _grid.ReloadAsync();
    }
}
