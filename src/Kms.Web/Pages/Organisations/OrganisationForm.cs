using Kms.Organisations;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Organisations;

/// <summary>An organisation's profile while it is being edited.</summary>
public sealed class OrganisationForm
{
    public string? Name { get; set; }

    public string? Kind { get; set; } = nameof(OrganisationKind.Utility);

    public string? CustomerNumber { get; set; }

    public string? Country { get; set; }

    public string? Locale { get; set; } = "en";

    public string? Contact { get; set; }

    public string? MakerCodes { get; set; }

    /// <summary>This and how long rights last are set on the page of settings; kept as they are here.</summary>
    public bool ReadersMayDownload { get; set; }

    public bool MayAddOrganisations { get; set; }

    public int? RightsEndAfterDays { get; set; }

    public string? NameFault { get; private set; }

    internal static OrganisationForm Of(OrganisationDraft profile) => new()
    {
        Name = profile.Name, Kind = profile.Kind.ToString(), CustomerNumber = profile.CustomerNumber, Country = profile.Country, Locale = profile.Locale,
        Contact = profile.Contact, MakerCodes = string.Join(", ", profile.MakerCodes), ReadersMayDownload = profile.ReadersMayDownload,
        MayAddOrganisations = profile.MayAddOrganisations, RightsEndAfterDays = profile.RightsEndAfterDays,
    };

    internal bool Check(IStringLocalizer<Texts> texts)
    {
        NameFault = string.IsNullOrWhiteSpace(Name) ? texts["Fault.Missing"].Value : null;
        return NameFault is null;
    }

    internal OrganisationDraft ToDraft() => new(
        Name?.Trim() ?? "", Enum.Parse<OrganisationKind>(Kind ?? nameof(OrganisationKind.Utility)), Clean(CustomerNumber), Clean(Country)?.ToUpperInvariant(),
        Clean(Locale), Clean(Contact),
        [.. (MakerCodes ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(code => code.ToUpperInvariant())],
        ReadersMayDownload, MayAddOrganisations, RightsEndAfterDays);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
