using System.Collections.Immutable;

namespace Kms.Jobs;

/// <summary>What came of one row.</summary>
/// <param name="Row">Line in the file, or position in the selection; counts from 1.</param>
/// <param name="Device">The device or the text that should name one.</param>
/// <param name="Outcome">granted, unchanged, added, updated, not-available, malformed, ...</param>
/// <param name="Detail">What is wrong and how to mend it; findings of the key-hygiene check.</param>
/// <param name="Notes">The same as codes, for pages; null where outcome and detail say it all.</param>
[GenerateSerializer, Immutable, Alias("kms.JobReportRow")]
public sealed record JobReportRow(long Row, string Device, string Outcome, string? Detail, ImmutableArray<ReportNote>? Notes = null);
