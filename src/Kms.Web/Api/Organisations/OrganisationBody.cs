using Kms.Organisations;

namespace Kms.Web.Api;

/// <summary>As a whole when adding; members that are left out stay as they are when changing, and no days (0) means that rights do not end by themselves.</summary>
internal sealed record OrganisationBody(
    string? Name, OrganisationKind? Kind, string? CustomerNumber, string? Country, string? Locale, string? Contact, IReadOnlyList<string>? MakerCodes,
    bool? ReadersMayDownload, bool? MayAddOrganisations, string? Version, int? RightsEndAfterDays = null,
    bool? SignInByCertificate = null) : IBody
{
    public OrganisationDraft ToDraft() => ApplyTo(new OrganisationDraft(
        Refused.Required(Name, "name"), Kind ?? throw Refused.Missing("kind"), null, null, null, null, []));

    public OrganisationDraft ApplyTo(OrganisationDraft draft) => new(
        Name ?? draft.Name, Kind ?? draft.Kind, CustomerNumber ?? draft.CustomerNumber, Country ?? draft.Country, Locale ?? draft.Locale,
        Contact ?? draft.Contact, MakerCodes is null ? draft.MakerCodes : [.. MakerCodes], ReadersMayDownload ?? draft.ReadersMayDownload,
        MayAddOrganisations ?? draft.MayAddOrganisations, RightsEndAfterDays ?? draft.RightsEndAfterDays,
        SignInByCertificate ?? draft.SignInByCertificate);
}
