using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Organisations;

public sealed partial class OrganisationList
{
    private Person _person = Person.Nobody;
    private string? _text;

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    internal override Task LoadAsync(ActorTicket actor)
    {
        (_person, _text) = (Person.Of(actor), Q);
        return Task.CompletedTask;
    }

    private async Task<Page<OrganisationRow>> FetchAsync(PageRequest request) =>
        await Grains.Directory().OrganisationsAsync(await Actors.GetAsync(), string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(), request);

    private void Go(string? text, string? after) => Navigation.NavigateTo(DeviceQuery.Address("/organisations", [new("q", text), new("after", after)]));
}
