using System.Buffers.Binary;

namespace Kms.Telegrams;

/// <summary>
/// EN 13757-4 frames: takes the CRCs of formats A and B out and cuts what receivers put behind. Written into a buffer of the caller.
/// </summary>
internal static class FrameReader
{
    /// <summary>The longest frame without CRCs.</summary>
    public const int Longest = 256;

    public const int Shortest = FirstBlock + 1;

    private const int FirstBlock = 10;
    private const int BlockSize = 16;
    private const int FormatBBlock = 128;

    /// <summary>Format A with its CRCs; 0 when they do not hold.</summary>
    public static int StripFormatA(ReadOnlySpan<byte> raw, Span<byte> frame)
    {
        var length = raw[0] + 1;
        if (length < Shortest || raw.Length < length + (Crc16.Size * (1 + ((length - FirstBlock + BlockSize - 1) / BlockSize)))) return 0;
        for (var (done, size) = (0, FirstBlock); done < length; done += size, size = Math.Min(BlockSize, length - done))
        {
            if (!Holds(raw[..size], raw[size..])) return 0;
            raw[..size].CopyTo(frame[done..]);
            raw = raw[(size + Crc16.Size)..];
        }
        return length;
    }

    /// <summary>Format B, whose length field counts the CRCs; 0 when they do not hold. The length field is made that of the plain frame.</summary>
    public static int StripFormatB(ReadOnlySpan<byte> raw, Span<byte> frame)
    {
        var length = raw[0] + 1;
        if (length < Shortest + Crc16.Size || raw.Length < length) return 0;
        var done = 0;
        for (var rest = raw[..length]; rest.Length > 0; rest = rest[Math.Min(FormatBBlock, rest.Length)..])
        {
            var size = Math.Min(FormatBBlock, rest.Length) - Crc16.Size;
            if (size <= 0 || !Holds(rest[..size], rest[size..])) return 0;
            rest[..size].CopyTo(frame[done..]);
            done += size;
        }
        frame[0] = (byte)(done - 1);
        return done;
    }

    /// <summary>A frame without CRCs; 0 when it is cut.</summary>
    public static int Take(ReadOnlySpan<byte> raw, Span<byte> frame)
    {
        var length = raw[0] + 1;
        if (length < Shortest || raw.Length < length) return 0;
        raw[..length].CopyTo(frame);
        return length;
    }

    private static bool Holds(ReadOnlySpan<byte> block, ReadOnlySpan<byte> crc) => Crc16.Compute(block) == BinaryPrimitives.ReadUInt16BigEndian(crc);
}
