using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>What other grains need to know of an organisation.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language">en, da, fr or de: the language of mails on its behalf.</param>
/// <param name="CustomerNumber">Deliveries under this number are allocated to it.</param>
/// <param name="MakerCodes">Maker codes of a manufacturer.</param>
/// <param name="Partners">The partners it has added.</param>
/// <param name="KeyManagers">Proven addresses of its active KeyManagers, for mails (at most ten).</param>
/// <param name="RightsEndAfterDays">Read rights on its devices that are given without an end last so long; null for ever.</param>
[GenerateSerializer, Immutable, Alias("kms.OrganisationFacts")]
internal sealed record OrganisationFacts(
    [property: Id(0)] OrganisationId Id, [property: Id(1)] string Name, [property: Id(2)] OrganisationKind Kind,
    [property: Id(3)] string Language, [property: Id(4)] string? CustomerNumber, [property: Id(5)] ImmutableArray<string> MakerCodes,
    [property: Id(6)] ImmutableArray<OrganisationId> Partners, [property: Id(7)] ImmutableArray<EmailAddress> KeyManagers,
    [property: Id(8)] int? RightsEndAfterDays = null)
{
    public bool HasPartner(OrganisationId other) => Partners.Contains(other);

    /// <summary>When a right ends that was given at that moment without an end of its own.</summary>
    public DateTimeOffset? EndOfRight(DateTimeOffset given) => RightsEndAfterDays is { } days ? given.AddDays(days) : null;
}
