using System.Text;

namespace Kms.Imports;

/// <summary>The bytes of one field and what they mean as text.</summary>
internal static class Fields
{
    // Latin-1 is the same for every printable character; Excel writes Windows-1252 and calls it "CSV".
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;

    /// <summary>UTF-8 where it is valid UTF-8, else Windows-1252: text of that kind is never valid UTF-8 by chance for long.</summary>
    public static string Text(ReadOnlySpan<byte> field) =>
        System.Text.Unicode.Utf8.IsValid(field) ? Encoding.UTF8.GetString(field) : Western.GetString(field);

    /// <summary>Without blanks at the ends, no-break spaces (from web pages and spreadsheets) included.</summary>
    public static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field)
    {
        field = field.Trim(" \t"u8);
        while (field.StartsWith("\u00A0"u8)) field = field[2..].TrimStart(" \t"u8);
        while (field.EndsWith("\u00A0"u8)) field = field[..^2].TrimEnd(" \t"u8);
        return field;
    }

    public static bool AllDigits(ReadOnlySpan<byte> field) =>
        field.Length > 0 && !field.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    public static bool AllLetters(ReadOnlySpan<byte> field)
    {
        foreach (var b in field)
            if (!char.IsAsciiLetter((char)b)) return false;
        return field.Length > 0;
    }

    public static bool AllHex(ReadOnlySpan<byte> field)
    {
        foreach (var b in field)
            if (!char.IsAsciiHexDigit((char)b)) return false;
        return field.Length > 0;
    }
}
