using System.Collections.Immutable;

namespace Kms.Organisations;

/// <summary>What an organisation is made of or changed to.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="CustomerNumber">The number under which devices are delivered to it.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Locale">en, da, fr or de.</param>
/// <param name="Contact">Free text.</param>
/// <param name="MakerCodes">FLAG codes or DevEUI prefixes of a manufacturer.</param>
/// <param name="ReadersMayDownload">Whether Readers may download keys granted to the organisation.</param>
/// <param name="MayAddOrganisations">The operator's gift: administrators may add organisations.</param>
/// <param name="RightsEndAfterDays">A read right that is given without an end ends after so many days, 1 to 3650; null for no end.</param>
/// <param name="SignInByCertificate">Members may sign in with a certificate in the organisation's name.</param>
[GenerateSerializer, Immutable, Alias("kms.OrganisationDraft")]
public sealed record OrganisationDraft(
    string Name, OrganisationKind Kind, string? CustomerNumber, string? Country, string? Locale, string? Contact,
    ImmutableArray<string> MakerCodes, bool ReadersMayDownload = false, bool MayAddOrganisations = false,
    int? RightsEndAfterDays = null, bool SignInByCertificate = false);
