using Kms.Organisations;

namespace Kms.Devices;

/// <summary>The claim of a device as one person may see it.</summary>
/// <param name="State">Unclaimed, requested or claimed.</param>
/// <param name="Organisation">The owner, when the asking person may know it.</param>
/// <param name="OrganisationName">The owner's name.</param>
/// <param name="Since">When the state began, UTC.</param>
/// <param name="AllocatedTo">The organisation it was delivered to, when the asking person may know it.</param>
[GenerateSerializer, Immutable, Alias("kms.ClaimView")]
public sealed record ClaimView(
    ClaimState State, OrganisationId? Organisation, string? OrganisationName, DateTimeOffset? Since, OrganisationId? AllocatedTo);
