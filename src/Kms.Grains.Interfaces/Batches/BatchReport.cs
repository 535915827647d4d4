using System.Collections.Immutable;

namespace Kms.Batches;

/// <summary>What came of a batch file, row by row where something is wrong.</summary>
/// <param name="Batch">The batch reference; null for a dry run or when nothing was usable.</param>
/// <param name="Read">Serials read.</param>
/// <param name="Accepted">Devices in the batch.</param>
/// <param name="Allocated">Of those, unclaimed ones that the organisation may now claim without codes.</param>
/// <param name="Duplicates">Serials that stood there before.</param>
/// <param name="Malformed">Serials that are none.</param>
/// <param name="NotAvailable">Unknown, foreign or allocated elsewhere, all alike.</param>
/// <param name="Rows">The first 1,000 findings.</param>
[GenerateSerializer, Immutable, Alias("kms.BatchReport")]
public sealed record BatchReport(
    BatchId? Batch, int Read, int Accepted, int Allocated, int Duplicates, int Malformed, int NotAvailable, ImmutableArray<BatchFinding> Rows);
