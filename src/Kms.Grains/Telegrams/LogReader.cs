namespace Kms.Telegrams;

/// <summary>
/// Reads a log of any size and kind as a stream: one piece and one line are in memory. Lines with too few hex digits for a telegram are passed over,
/// and of a line that never ends only the beginning is looked at. Zero bytes are left out, so that UTF-16 reads as ASCII.
/// </summary>
internal sealed class LogReader(Stream content)
{
    private const int LongestLine = 4_096;
    private const int FewestDigits = 2 * FrameReader.Shortest;
    private readonly byte[] piece = new byte[1 << 20];
    private readonly char[] line = new char[LongestLine];
    private int length;
    private int digits;
    private long number = 1;

    /// <summary>How many bytes have been read.</summary>
    public long Position { get; private set; }

    /// <summary>The lines that end in the next piece; null at the end.</summary>
    public async Task<IReadOnlyList<LogLine>?> NextAsync(CancellationToken cancellation)
    {
        var count = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellation);
        var found = new List<LogLine>();
        if (count == 0)
        {
            End(found);
            return found.Count == 0 ? null : found;
        }
        Position += count;
        foreach (var b in piece.AsSpan(0, count)) Add(b, found);
        return found;
    }

    private void Add(byte b, List<LogLine> found)
    {
        if (b is (byte)'\n')
        {
            End(found);
            number++;
            return;
        }
        if (b == 0 || length == LongestLine) return;
        if (char.IsAsciiHexDigit((char)b)) digits++;
        line[length++] = (char)b;
    }

    private void End(List<LogLine> found)
    {
        if (digits >= FewestDigits) found.Add(new LogLine(number, new string(line, 0, length)));
        (length, digits) = (0, 0);
    }
}
