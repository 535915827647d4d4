namespace Kms.Imports;

/// <summary>Where a JSON object ends, by its braces alone.</summary>
internal static class JsonScan
{
    /// <summary>0 when the text ends before the object does.</summary>
    public static int LengthOfObject(ReadOnlySpan<byte> text)
    {
        int depth = 0, at = 0;
        while (at < text.Length)
        {
            var step = text[at..].IndexOfAny((byte)'{', (byte)'}', (byte)'"');
            if (step < 0) return 0;
            at += step + 1;
            if (text[at - 1] == '{') depth++;
            else if (text[at - 1] == '}' && --depth == 0) return at;
            else if (text[at - 1] == '"' && (at = EndOfString(text, at)) < 0) return 0;
        }
        return 0;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int at)
    {
        while (true)
        {
            var step = text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0) return -1;
            at += step + 1;
            if (text[at - 1] == '"') return at;
            if (++at > text.Length) return -1;
        }
    }
}
