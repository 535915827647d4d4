using Kms.Organisations;

namespace Kms.Web.Api;

internal sealed record OrganisationAnswer(
    string Id, string Name, OrganisationKind Kind, string? CustomerNumber, string? Country, string? Locale, string? Contact,
    IReadOnlyList<string> MakerCodes, bool ReadersMayDownload, bool MayAddOrganisations, IReadOnlyList<PartnerAnswer> Partners,
    DateTimeOffset CreatedAt, string Version, int? RightsEndAfterDays, bool SignInByCertificate)
{
    public static OrganisationAnswer Of(OrganisationView view) => new(
        view.Id.Value, view.Profile.Name, view.Profile.Kind, view.Profile.CustomerNumber, view.Profile.Country, view.Profile.Locale,
        view.Profile.Contact, view.Profile.MakerCodes, view.Profile.ReadersMayDownload, view.Profile.MayAddOrganisations,
        [.. view.Partners.Select(PartnerAnswer.Of)], view.Created, view.Version, view.Profile.RightsEndAfterDays, view.Profile.SignInByCertificate);
}
