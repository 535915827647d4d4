using Kms.Organisations;
using Kms.Web.Components.Parts;
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

    public bool SignInByCertificate { get; set; }

    public string? NameFault { get; private set; }

    public string? CountryFault { get; private set; }

    public string? MakerCodesFault { get; private set; }

    internal static OrganisationForm Of(OrganisationDraft profile) => new()
    {
        Name = profile.Name, Kind = profile.Kind.ToString(), CustomerNumber = profile.CustomerNumber, Country = profile.Country, Locale = profile.Locale,
        Contact = profile.Contact, MakerCodes = string.Join(", ", profile.MakerCodes), ReadersMayDownload = profile.ReadersMayDownload,
        MayAddOrganisations = profile.MayAddOrganisations, RightsEndAfterDays = profile.RightsEndAfterDays,
        SignInByCertificate = profile.SignInByCertificate,
    };

    internal bool Check(IStringLocalizer<Texts> texts)
    {
        (CountryFault, MakerCodesFault) = (null, null);
        NameFault = string.IsNullOrWhiteSpace(Name) ? texts["Fault.Missing"].Value : null;
        return NameFault is null;
    }

    /// <summary>Puts what was refused beside its fields; false when some of it belongs to none.</summary>
    internal bool Fail(RefusedException refused, IStringLocalizer<Texts> texts)
    {
        NameFault = Of("name");
        CountryFault = Of("country");
        MakerCodesFault = Of("makerCodes");
        return refused.Problems.Length > 0 && refused.Problems.All(problem => problem.Field is "name" or "country" or "makerCodes");

        string? Of(string field) => refused.Problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? RefusalWords.Say(problem, texts) : null;
    }

    internal OrganisationDraft ToDraft() => new(
        Name?.Trim() ?? "", Enum.Parse<OrganisationKind>(Kind ?? nameof(OrganisationKind.Utility)), Clean(CustomerNumber), Clean(Country)?.ToUpperInvariant(),
        Clean(Locale), Clean(Contact),
        [.. (MakerCodes ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(code => code.ToUpperInvariant())],
        ReadersMayDownload, MayAddOrganisations, RightsEndAfterDays, SignInByCertificate);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
