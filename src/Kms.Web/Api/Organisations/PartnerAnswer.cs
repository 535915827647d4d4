using Kms.Organisations;

namespace Kms.Web.Api;

internal sealed record PartnerAnswer(string Id, string Name, DateTimeOffset Since)
{
    public static PartnerAnswer Of(PartnerView partner) => new(partner.Id.Value, partner.Name, partner.Since);
}
