namespace Kms.Imports;

/// <summary>
/// What of a refused value may stand in a report. Fields slip into wrong columns, so any field may turn out to be a key or a piece of
/// one: long values, and values that look like hex rather than like a serial number, are described, not shown.
/// </summary>
internal static class ShownValue
{
    private const int LongestShown = 14; // the DIN 43863-5 number, our longest printed identity

    private const int LongestNumber = 8; // a serial number

    private const int LongestHex = 4;

    public static string Of(ReadOnlySpan<byte> value) => Of(Fields.Text(value));

    public static string Of(string text) => MayBeShown(text) ? text : $"({text.Length} characters, not shown)";

    /// <summary>The name of a column or member as the file has it: a key may have slipped in there too.</summary>
    public static string OfName(string name)
    {
        int run = 0, digits = 0;
        foreach (var c in name)
        {
            if (char.IsAscii(c) && HexBytes.IsSpacing((byte)c)) continue;
            (run, digits) = char.IsAsciiHexDigit(c) ? (run + 1, digits + (char.IsAsciiDigit(c) ? 1 : 0)) : (0, 0);
            // Words such as "added" and "facade" are hex as well.
            if (run > LongestNumber || (run > LongestHex && digits > 0)) return $"({name.Length} characters, not shown)";
        }
        return name;
    }

    private static bool MayBeShown(string text)
    {
        if (text.Length > LongestShown || text.Any(char.IsControl)) return false;
        int run = 0, letters = 0;
        foreach (var c in text)
        {
            if (char.IsAscii(c) && HexBytes.IsSpacing((byte)c)) continue; // 28 F6 4A is as good as 28F64A
            (run, letters) = char.IsAsciiHexDigit(c) ? (run + 1, letters + (char.IsAsciiDigit(c) ? 0 : 1)) : (0, 0);
            if (run > (letters == 0 ? LongestNumber : LongestHex)) return false;
        }
        return true;
    }
}
