using Kms.Grants;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Readers;

/// <summary>Who can read what an organisation owns.</summary>
public sealed partial class ReaderList
{
    private Person _person = Person.Nobody;
    private IReadOnlyList<OrganisationId> _own = [];
    private string? _text;
    private string? _organisation;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    private OrganisationId? Of => !string.IsNullOrEmpty(Organisation) ? new OrganisationId(Organisation) : _own.Count > 0 ? _own[0] : null;

    private DeviceSuggestions Suggestions => new(Grains, Actors, Words);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_person, _text) = (Person.Of(actor), Q);
        _own = [.. actor.Memberships.Where(membership => (membership.Roles & Person.SeeingRights) != Roles.None).Select(membership => membership.Organisation)];
        _organisation = await Suggestions.NameAsync(Of);
    }

    private async Task<Page<ReaderRow>> FetchAsync(PageRequest request) => await Grains.Rights().HoldersAsync(
        await Actors.GetAsync(), Of ?? default, string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), request);

    private void Go(string? text, string? after, string? organisation) => Navigation.NavigateTo(
        DeviceQuery.Address("/readers", [new("q", string.IsNullOrWhiteSpace(text) ? null : text), new("organisation", organisation), new("after", after)]));

    private string AddressOf(ReaderRow row) =>
        DeviceQuery.Address($"/readers/{Uri.EscapeDataString(DeviceQuery.WriteReader(row.Grantee) ?? "")}", [new("organisation", Of?.Value)]);
}
