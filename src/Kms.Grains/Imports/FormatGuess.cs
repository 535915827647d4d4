namespace Kms.Imports;

/// <summary>What the first bytes of a file tell.</summary>
internal readonly record struct FormatGuess(KeyFileFormat Format, TextKind Text, byte Separator);
