namespace Kms.Batches;

/// <summary>Something wrong in a batch file.</summary>
/// <param name="File">File name.</param>
/// <param name="Line">Counts from 1.</param>
/// <param name="Serial">As it stands there, shortened.</param>
/// <param name="Code">duplicate, malformed or not-available.</param>
[GenerateSerializer, Immutable, Alias("kms.BatchFinding")]
public sealed record BatchFinding(string File, long Line, string Serial, string Code);
