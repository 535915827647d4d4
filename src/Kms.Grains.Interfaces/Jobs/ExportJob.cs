using Kms.Catalogue;
using Kms.Exports;

namespace Kms.Jobs;

/// <summary>Writes keys into a file that can be fetched once.</summary>
/// <param name="Selection">The devices.</param>
/// <param name="Format">How.</param>
/// <param name="Reason">Why; stands in the audit trail.</param>
[GenerateSerializer, Immutable, Alias("kms.ExportJob")]
public sealed record ExportJob(Selection Selection, ExportFormat Format, string? Reason) : JobOrder;
