namespace Kms.Jobs;

/// <summary>One thing wrong with a row, as a code that pages translate.</summary>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Column">The column or field, where one is meant.</param>
/// <param name="Argument">What the sentence names, such as a limit.</param>
[GenerateSerializer, Immutable, Alias("kms.ReportNote")]
public sealed record ReportNote(string Code, string? Column = null, string? Argument = null);
