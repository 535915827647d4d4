using System.Collections.Immutable;
using Kms.Batches;
using Kms.Organisations;

namespace Kms.Jobs;

/// <summary>Claims many devices: by code each, or all of a batch reference.</summary>
/// <param name="Organisation">Who is to own them.</param>
/// <param name="Items">Device ids (or serials) and codes.</param>
/// <param name="Batch">The batch reference.</param>
[GenerateSerializer, Immutable, Alias("kms.ClaimJob")]
public sealed record ClaimJob(OrganisationId? Organisation, ImmutableArray<ClaimItem> Items, BatchId? Batch) : JobOrder;
