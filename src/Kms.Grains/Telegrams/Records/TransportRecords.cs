using System.Buffers.Binary;

namespace Kms.Telegrams.Records;

/// <summary>The records of a transport layer that stands in the clear.</summary>
internal static class TransportRecords
{
    private const int ShortHeader = 1 + 4;
    private const int LongHeader = 1 + 12;
    private const int ModeBits = 0x1F;

    public static bool ArePlausible(ReadOnlySpan<byte> transport) => transport[0] switch
    {
        0x78 => Plausibility.IsRecordList(transport[1..]),
        0x79 => CompactFrame.Holds(transport[1..]),
        0x7A => IsClear(transport, ShortHeader) && Plausibility.IsRecordList(transport[ShortHeader..]),
        0x72 => IsClear(transport, LongHeader) && Plausibility.IsRecordList(transport[LongHeader..]),
        _ => false,
    };

    /// <summary>Where the records begin; nothing for headers without records in the clear, and for compact frames, whose values have no headers.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> transport) => transport[0] switch
    {
        0x78 => transport[1..],
        0x7A when IsClear(transport, ShortHeader) => transport[ShortHeader..],
        0x72 when IsClear(transport, LongHeader) => transport[LongHeader..],
        _ => [],
    };

    private static bool IsClear(ReadOnlySpan<byte> transport, int header) =>
        transport.Length > header && (BinaryPrimitives.ReadUInt16LittleEndian(transport[(header - 2)..]) >> 8 & ModeBits) == 0;
}
