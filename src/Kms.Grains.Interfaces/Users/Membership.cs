using System.Collections.Immutable;
using Kms.Organisations;

namespace Kms.Users;

/// <summary>A membership with what decisions need to know of the organisation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Roles">What the person is there.</param>
/// <param name="MakerCodes">Maker codes of a manufacturer.</param>
/// <param name="ReadersMayDownload">Whether Readers may download keys granted to it.</param>
/// <param name="MayAddOrganisations">Whether its administrators may add organisations.</param>
[GenerateSerializer, Immutable, Alias("kms.Membership")]
public sealed record Membership(
    OrganisationId Organisation, string Name, OrganisationKind Kind, Roles Roles, ImmutableArray<string> MakerCodes,
    bool ReadersMayDownload, bool MayAddOrganisations);
