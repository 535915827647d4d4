namespace Kms.Telegrams;

/// <summary>Hex written byte by byte, with one and the same sign between the pairs: blanks, colons or dashes.</summary>
internal static class PairRuns
{
    private const int Step = 3;

    public static HexRun Longest(ReadOnlySpan<char> line)
    {
        var best = default(HexRun);
        for (var at = 0; at + 1 < line.Length;)
        {
            var run = From(line, at);
            if (run.Digits > best.Digits) best = run;
            at = Math.Max(run.End, at + 1);
        }
        return best;
    }

    private static HexRun From(ReadOnlySpan<char> line, int start)
    {
        if (start > 0 && char.IsAsciiHexDigit(line[start - 1]) || !IsPair(line, start)) return default;
        var pairs = 1;
        var sign = start + 2 < line.Length ? line[start + 2] : '\0';
        if (sign is ' ' or ':' or '-')
            for (var next = start + Step; IsPair(line, next) && line[next - 1] == sign; next += Step) pairs++;
        return new HexRun(start, start + (pairs * Step) - 1, 2 * pairs);
    }

    private static bool IsPair(ReadOnlySpan<char> line, int at) =>
        at + 2 <= line.Length && char.IsAsciiHexDigit(line[at]) && char.IsAsciiHexDigit(line[at + 1])
        && (at + 2 == line.Length || !char.IsAsciiHexDigit(line[at + 2]));
}
