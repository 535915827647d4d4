namespace Kms.Imports;

/// <summary>Where a record ends that has quotes in it. RFC 4180: inside quotes separators and line ends are text, two quotes are one.</summary>
internal static class QuoteScan
{
    /// <summary>More bytes are needed to tell.</summary>
    public const int Open = -1;

    /// <summary>A quoted field goes on after its closing quote: somebody's stray quote, not a quoted field.</summary>
    public const int Stray = -2;

    /// <summary>The index of the line end, or the length where the text ends there and <paramref name="isLast"/>, or one of the constants.</summary>
    public static int EndOf(ReadOnlySpan<byte> text, byte separator, bool isLast)
    {
        var at = 0;
        while (true)
        {
            at += LeadingBlanks(text[at..]);
            if (at < text.Length && text[at] == '"')
            {
                at = AfterQuoted(text, at + 1, isLast);
                if (at < 0) return at;
                if (at < text.Length && text[at] != separator && text[at] is not ((byte)'\r' or (byte)'\n')) return Stray;
            }
            else at += ToFieldEnd(text[at..], separator);
            if (at >= text.Length) return isLast ? text.Length : Open;
            if (text[at] != separator) return at;
            at++;
        }
    }

    private static int AfterQuoted(ReadOnlySpan<byte> text, int at, bool isLast)
    {
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0) return Open;
            at += quote + 1;
            if (at == text.Length) return isLast ? at : Open;
            if (text[at] != '"') return at + LeadingBlanks(text[at..]);
            at++;
        }
    }

    private static int ToFieldEnd(ReadOnlySpan<byte> text, byte separator)
    {
        var end = text.IndexOfAny(separator, (byte)'\r', (byte)'\n');
        return end < 0 ? text.Length : end;
    }

    private static int LeadingBlanks(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOfAnyExcept((byte)' ');
        return first < 0 ? text.Length : first;
    }
}
