namespace Kms.Imports;

/// <summary>Where one field ends, quoted or not.</summary>
internal static class FieldEnd
{
    /// <summary>The length up to the separator or line end; -1 when more bytes are needed.</summary>
    public static int Of(ReadOnlySpan<byte> text, byte separator, bool isLast)
    {
        var quote = text.IndexOfAnyExcept((byte)' ');
        var from = quote >= 0 && text[quote] == '"' ? AfterQuotes(text, quote + 1) : 0;
        var end = from < 0 ? -1 : text[from..].IndexOfAny(separator, (byte)'\r', (byte)'\n');
        if (end >= 0) return from + end;
        if (!isLast) return -1;
        if (from >= 0) return text.Length;
        var plain = text.IndexOfAny(separator, (byte)'\r', (byte)'\n'); // a quote that is never closed is a character like others
        return plain < 0 ? text.Length : plain;
    }

    public static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> field)
    {
        field = Fields.Trimmed(field);
        return field.Length > 1 && field[0] == '"' && field[^1] == '"' ? Fields.Trimmed(field[1..^1]) : field;
    }

    private static int AfterQuotes(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var quote = text[at..].IndexOf((byte)'"');
            if (quote < 0) return -1;
            at += quote + 1;
            if (at == text.Length || text[at] != '"') return at;
            at++;
        }
    }
}
