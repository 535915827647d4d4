namespace Kms.Organisations;

/// <summary>An organisation that was added by its identifier.</summary>
internal sealed record Partner(OrganisationId Id, DateTimeOffset Since);
