using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Grants;

namespace Kms.Web.Pages.Transfers;

/// <summary>Offers devices to a partner, who has 14 days to accept.</summary>
public sealed partial class OfferPage
{
    private IReadOnlyList<Choice> _partners = [];
    private string? _from;
    private string? _to;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        await base.LoadAsync(actor);
        _partners = await PartnerChoices.FindAsync(Grains, actor);
        _from ??= actor.Memberships.FirstOrDefault(membership => membership.Roles.HasFlag(Roles.KeyManager))?.Organisation.Value;
    }

    private async Task OfferAsync()
    {
        if (_from is null || _to is null) return;
        var transfer = Grains.GetGrain<ITransferGrain>(NewId.Grain());
        if (!await TryAsync(actor => transfer.OfferAsync(actor, new OrganisationId(_from), new OrganisationId(_to), Selection))) return;
        Toasts.Say(Words["Offer.Done"]);
        GoOn("/transfers");
    }
}
