namespace Kms.Telegrams;

/// <summary>EN 13757-4 CRC: 16 bits, polynomial 0x3D65, start 0, complemented at the end.</summary>
internal static class Crc16
{
    public const int Size = 2;

    private const ushort Polynomial = 0x3D65;
    private static readonly ushort[] s_table = [.. Enumerable.Range(0, 256).Select(Entry)];

    public static ushort Compute(ReadOnlySpan<byte> bytes) => (ushort)(Feed(0, bytes) ^ 0xFFFF);

    private static ushort Feed(ushort crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) crc = (ushort)(((crc << 8) & 0xFF00) ^ s_table[(crc >> 8) ^ b]);
        return crc;
    }

    private static ushort Entry(int index)
    {
        var crc = index << 8;
        for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
        return (ushort)(crc & 0xFFFF);
    }
}
