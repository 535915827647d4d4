using Kms.Audit;

namespace Kms.Organisations;

/// <summary>Partners: added by their copied identifier.</summary>
internal static class PartnerRules
{
    /// <summary>Null when it is a partner already.</summary>
    public static OrganisationChange? AddPartner(this OrganisationState organisation, OrganisationId partner, Moment moment)
    {
        if (partner == organisation.Id)
            throw new RefusedException(Refusal.Invalid, "An organisation is not its own partner.", [new("partnerId", "own-id", "Paste the other organisation's identifier.")]);
        return organisation.Partners.Any(p => p.Id == partner)
            ? null
            : new(
                organisation with { Partners = organisation.Partners.Add(new(partner, moment.Now)) },
                [moment.Fact("partner.added", organisation.Id, partner.Value)]);
    }

    public static OrganisationChange RemovePartner(this OrganisationState organisation, OrganisationId partner, Moment moment) =>
        organisation.Partners.Any(p => p.Id == partner)
            ? new(
                organisation with { Partners = organisation.Partners.RemoveAll(p => p.Id == partner) },
                [moment.Fact("partner.removed", organisation.Id, partner.Value)])
            : throw new RefusedException(Refusal.NotFound);
}
