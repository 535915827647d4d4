using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Readers;

/// <summary>What one person or partner can read of an organisation's devices; one, some or all of it is revoked from here.</summary>
public sealed partial class ReaderPage
{
    private GridSelection _selection = GridSelection.None;
    private OrganisationId _owner;
    private Grantee _grantee;
    private ReaderRow? _reader;
    private bool _revokes;
    private int _shown;

    [Parameter] public required string Who { get; set; }

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    internal override object Subject => (Who, Organisation);

    private EventCallback<GridSelection> Selecting => _revokes ? EventCallback.Factory.Create<GridSelection>(this, selection => _selection = selection) : default;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _selection = GridSelection.None;
        var own = actor.Memberships.FirstOrDefault(membership => (membership.Roles & Person.SeeingRights) != Roles.None);
        if (DeviceQuery.ReadReader(Who) is not { } grantee || (string.IsNullOrEmpty(Organisation) && own is null)) throw new RefusedException(Refusal.NotFound);
        _grantee = grantee;
        _owner = string.IsNullOrEmpty(Organisation) ? own!.Organisation : new OrganisationId(Organisation); // one of them is there
        _reader = await Grains.Rights().HolderAsync(actor, _owner, _grantee);
        _revokes = actor.Memberships.Any(membership => membership.Organisation == _owner && (membership.Roles & (Roles.KeyManager | Roles.Administrator)) != Roles.None);
        _shown++;
    }

    private async Task<Page<GivenRight>> FetchAsync(PageRequest request) => await Grains.Rights().GivenAsync(await Actors.GetAsync(), _owner, _grantee, request);

    private void Go(string? after) => Navigation.NavigateTo(
        DeviceQuery.Address($"/readers/{Uri.EscapeDataString(Who)}", [new("organisation", Organisation), new("after", after)]));

    private async Task RevokeOneAsync(GivenRight right)
    {
        var prompt = new Prompt(Words["Rights.RevokeTitle"], Words["Rights.RevokeText", _reader!.Name, right.Device.Value], Words["Bulk.Revoke"]); // a row has a reader
        if (!await Prompts.ConfirmAsync(prompt)) return;
        if (!await TryAsync(actor => Grains.GetGrain<IDeviceGrain>(right.Device.Value).RevokeAsync(actor, right.Right))) return;
        Toasts.Say(Words["Rights.Revoked", _reader.Name]);
        await ReloadAsync();
    }

    private async Task RevokeAsync(GridSelection chosen)
    {
        var count = chosen.Count(_reader!.Devices).ToString("N0", System.Globalization.CultureInfo.CurrentCulture); // the button stands beside one
        if (!await Prompts.ConfirmAsync(new Prompt(Words["Rights.RevokeTitle"], Words["Revoke.Text", _reader.Name, count], Words["Bulk.Revoke"]))) return;
        var id = NewId.Grain();
        var order = new RevokeJob(SelectionUrl.Of(chosen, new DeviceFilter(Organisation: _owner, Reader: _grantee)), _grantee);
        if (await TryAsync(actor => Grains.GetGrain<IJobGrain>(id).StartAsync(actor, order))) GoOn($"/jobs/{id}");
    }
}
