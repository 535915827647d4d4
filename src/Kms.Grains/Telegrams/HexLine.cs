using System.Buffers;

namespace Kms.Telegrams;

/// <summary>
/// The telegram in a line of text: plain hex (also byte by byte), or a line of rtl-wmbus or wmbusmeters. The longest run of hex digits wins.
/// </summary>
internal static class HexLine
{
    /// <summary>Longer runs are cut here: with CRCs and what receivers put behind, no telegram is as long.</summary>
    public const int LongestTelegram = 400;

    // In one piece these stand between the digits of a telegram.
    private static readonly SearchValues<char> s_joints = SearchValues.Create("_|");

    /// <summary>Writes the bytes and returns how many; 0 when the line has no telegram.</summary>
    public static int Read(ReadOnlySpan<char> line, Span<byte> target)
    {
        var whole = Longest(line);
        var pairs = PairRuns.Longest(line);
        var (start, end) = pairs.Digits > whole.Digits ? (pairs.Start, pairs.End) : (whole.Start, whole.End);
        return Decode(line[start..end], target);
    }

    private static HexRun Longest(ReadOnlySpan<char> line)
    {
        var best = default(HexRun);
        for (var at = 0; at < line.Length;)
        {
            var run = From(line, at);
            if (run.Digits > best.Digits) best = run;
            at = Math.Max(run.End, at + 1);
        }
        return best;
    }

    private static HexRun From(ReadOnlySpan<char> line, int start)
    {
        var (end, digits) = (start, 0);
        for (; end < line.Length; end++)
        {
            if (char.IsAsciiHexDigit(line[end])) digits++;
            else if (!s_joints.Contains(line[end])) break;
        }
        return new HexRun(start, end, digits);
    }

    // An odd number of digits is no telegram: a cut line would be read as another one.
    private static int Decode(ReadOnlySpan<char> run, Span<byte> target)
    {
        var (count, high) = (0, -1);
        foreach (var c in run)
        {
            if (!char.IsAsciiHexDigit(c)) continue;
            var digit = char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            if (high < 0)
            {
                high = digit;
                continue;
            }
            if (count == target.Length) return count;
            target[count++] = (byte)((high << 4) | digit);
            high = -1;
        }
        return high < 0 ? count : 0;
    }
}
