using System.Collections.Immutable;

namespace Kms.Organisations;

/// <summary>An organisation as its members and the operator see it.</summary>
/// <param name="Id">Its copyable identifier.</param>
/// <param name="Profile">What it is.</param>
/// <param name="Partners">Its partners.</param>
/// <param name="Created">When it was added, UTC.</param>
/// <param name="Version">Guards against two people editing at once.</param>
[GenerateSerializer, Immutable, Alias("kms.OrganisationView")]
public sealed record OrganisationView(
    OrganisationId Id, OrganisationDraft Profile, ImmutableArray<PartnerView> Partners, DateTimeOffset Created, string Version);
