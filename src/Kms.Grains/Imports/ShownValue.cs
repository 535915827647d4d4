namespace Kms.Imports;

/// <summary>
/// What of a refused value may stand in a report. Fields slip into wrong columns, so any field may turn out to be a key:
/// long values and values with many hex digits are described, not shown.
/// </summary>
internal static class ShownValue
{
    private const int LongestShown = 14; // the DIN 43863-5 number, our longest printed identity

    private const int MostHexDigits = 8; // a serial number; more could be a piece of a key

    public static string Of(ReadOnlySpan<byte> value) => Of(Fields.Text(value));

    public static string Of(string text) => MayBeShown(text) ? text : Described(text.Length);

    private static bool MayBeShown(string text) =>
        text.Length <= LongestShown && !text.Any(char.IsControl) && text.Count(char.IsAsciiHexDigit) <= MostHexDigits;

    private static string Described(int length) => $"({length} characters, not shown)";
}
