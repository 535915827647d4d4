using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Exports;

namespace Kms.Jobs;

/// <summary>Writes keys into a file that can be fetched once.</summary>
/// <param name="Selection">The devices.</param>
/// <param name="Format">How.</param>
/// <param name="Reason">Why; stands in the audit trail.</param>
/// <param name="Protection">What the file is protected with.</param>
/// <param name="Certificate">Whom it is encrypted to, X.509, DER; null for the own certificate of the person who orders that was issued here.</param>
[GenerateSerializer, Immutable, Alias("kms.ExportJob")]
public sealed record ExportJob(Selection Selection, ExportFormat Format, string? Reason, ExportProtection Protection = ExportProtection.None,
    ImmutableArray<byte>? Certificate = null) : JobOrder;
