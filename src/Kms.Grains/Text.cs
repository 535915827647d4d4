namespace Kms;

/// <summary>What people type, made safe to keep and to print in mails.</summary>
internal static class Text
{
    private const int LongestName = 200;
    private const int LongestShort = 200;

    public static bool IsName(string text) => text.Length <= LongestName && !text.Any(IsUnprintable);

    /// <summary>Trimmed, without control and direction characters, at most 200 characters; null for nothing.</summary>
    public static string? Name(string? text) => Clean(text, LongestName);

    public static string? Short(string? text) => Clean(text, LongestShort);

    public static string? Language(string? text) => text is "en" or "da" or "fr" or "de" ? text : null;

    public static string? Clean(string? text, int longest)
    {
        if (text is null) return null;
        // Lines become one line; without a blank the words at their ends would grow together.
        var clean = new string([.. text.ReplaceLineEndings(" ").Replace('\t', ' ').Where(c => !IsUnprintable(c))]).Trim();
        return clean.Length == 0 ? null : clean[..Math.Min(longest, clean.Length)];
    }

    // Direction marks and overrides could make a name read as another one (Unicode Technical Report 36, section 2).
    public static bool IsUnprintable(char c) =>
        char.IsControl(c) || c is (>= '\u200e' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
