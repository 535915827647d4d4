namespace Kms.Exports;

/// <summary>What came of a file. <paramref name="Password"/> is of kem-legacy alone: shown once, and it hides the keys rather than protecting them.</summary>
internal sealed record ExportSummary(long Written, long LeftOut, string? Password)
{
    // Records print their members.
    public override string ToString() => $"{Written} written, {LeftOut} left out";
}
