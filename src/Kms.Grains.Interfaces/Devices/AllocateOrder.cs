using Kms.Batches;
using Kms.Organisations;

namespace Kms.Devices;

/// <summary>Delivers an unclaimed device to an organisation.</summary>
/// <param name="Organisation">Who may claim it.</param>
/// <param name="Batch">The batch reference that delivers it.</param>
/// <param name="BatchName">That reference's name.</param>
[GenerateSerializer, Immutable, Alias("kms.AllocateOrder")]
public sealed record AllocateOrder(OrganisationId Organisation, BatchId? Batch, string? BatchName);
