using System.Buffers.Binary;

namespace Kms.Telegrams.Records;

/// <summary>
/// The compact frame (CI 79): values alone, whose headers were sent before. A signature, the CRC of the headers, names them; a second CRC covers
/// headers and values together, so that a frame of a known format proves itself.
/// </summary>
internal static class CompactFrame
{
    private const int Signature = 2;
    private const int Longest = 256;

    // Headers of frames in use, record by record; their CRCs are computed.
    private static readonly byte[][][] s_formats =
    [
        Format("02FF20", "0413", "4413", "615B", "6167"),
        Format("02FF20", "0413", "4413", "615B", "5167"),
        Format("02FF20", "0413", "4413"),
    ];

    private static readonly ushort[] s_signatures = [.. s_formats.Select(format => Crc16.Compute(format.SelectMany(h => h).ToArray()))];

    /// <param name="frame">Behind the CI field.</param>
    public static bool Holds(ReadOnlySpan<byte> frame)
    {
        if (frame.Length <= Signature + Crc16.Size) return false;
        var format = Array.IndexOf(s_signatures, BinaryPrimitives.ReadUInt16LittleEndian(frame));
        if (format < 0) return false;
        Span<byte> full = stackalloc byte[2 * Longest];
        var length = Expand(s_formats[format], frame[(Signature + Crc16.Size)..], full);
        return length > 0 && Crc16.Compute(full[..length]) == BinaryPrimitives.ReadUInt16LittleEndian(frame[Signature..]);
    }

    // 0 when the values are more or fewer than the headers say.
    private static int Expand(byte[][] headers, ReadOnlySpan<byte> values, Span<byte> full)
    {
        var length = 0;
        foreach (var header in headers)
        {
            var size = DataKinds.Of(header[0]).Length;
            if (values.Length < size) return 0;
            header.CopyTo(full[length..]);
            values[..size].CopyTo(full[(length + header.Length)..]);
            length += header.Length + size;
            values = values[size..];
        }
        return values.IsEmpty ? length : 0;
    }

    private static byte[][] Format(params string[] headers) => [.. headers.Select(Convert.FromHexString)];
}
