using Kms.Batches;
using Kms.Keys;
using Kms.Organisations;

namespace Kms.Devices;

/// <summary>Asks for the ownership of a device with proof of possession.</summary>
/// <param name="Organisation">Who is to own it; null claims into the person's own (personal) organisation.</param>
/// <param name="Code">The code from the label (<c>12345678/42/24</c>, <c>42/24</c>) or the long token; null with a batch.</param>
/// <param name="Batch">The batch reference that allocates the device to the organisation.</param>
[GenerateSerializer, Immutable, Alias("kms.ClaimOrder")]
public sealed record ClaimOrder(OrganisationId? Organisation, [property: Secret] string? Code, BatchId? Batch);
