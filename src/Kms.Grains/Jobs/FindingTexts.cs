using Kms.Keys;

namespace Kms.Jobs;

/// <summary>Findings as stable codes for reports: <c>all-zero shared</c>.</summary>
internal static class FindingTexts
{
    private static readonly KeyFinding[] s_all = [.. Enum.GetValues<KeyFinding>().Where(f => f != KeyFinding.None)];

    public static string? Of(KeyFinding findings) => findings == KeyFinding.None
        ? null
        : string.Join(' ', s_all.Where(f => findings.HasFlag(f)).Select(CodeOf));

    private static string CodeOf(KeyFinding finding) => finding switch
    {
        KeyFinding.AllZero => "all-zero",
        KeyFinding.PublishedTestKey => "published-test-key",
        KeyFinding.DerivedFromSerial => "derived-from-serial",
        KeyFinding.ShortKey => "short-key",
        KeyFinding.LegacyAlgorithm => "legacy-algorithm",
        _ => finding.ToString().ToLowerInvariant(),
    };
}
