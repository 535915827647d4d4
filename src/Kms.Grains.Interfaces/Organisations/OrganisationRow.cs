namespace Kms.Organisations;

/// <summary>An organisation in a list.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="CustomerNumber">Its customer number.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
[GenerateSerializer, Immutable, Alias("kms.OrganisationRow")]
public sealed record OrganisationRow(OrganisationId Id, string Name, OrganisationKind Kind, string? CustomerNumber, string? Country);
