namespace Kms.AccessRequests;

/// <summary>"I am a reseller": organisation name, customer number or both.</summary>
/// <param name="OrganisationName">As the person calls it.</param>
/// <param name="CustomerNumber">Under which devices are delivered.</param>
/// <param name="Message">Free text.</param>
[GenerateSerializer, Immutable, Alias("kms.AccessRequestDraft")]
public sealed record AccessRequestDraft(string? OrganisationName, string? CustomerNumber, string? Message);
