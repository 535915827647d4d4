namespace Kms.Organisations;

/// <summary>A partner of an organisation.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">When it was added, UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.PartnerView")]
public sealed record PartnerView(OrganisationId Id, string Name, DateTimeOffset Since);
