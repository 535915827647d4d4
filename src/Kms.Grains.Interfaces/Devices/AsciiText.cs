namespace Kms.Devices;

internal static class AsciiText
{
    public static bool ContainsOnlyLetters(this ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('A', 'Z');

    public static bool ContainsOnlyHexDigits(this ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExcept("0123456789ABCDEF") < 0;

    public static bool ContainsOnlyLettersOrDigits(this ReadOnlySpan<char> text) =>
        text.Length > 0 && text.IndexOfAnyExcept("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") < 0;
}
