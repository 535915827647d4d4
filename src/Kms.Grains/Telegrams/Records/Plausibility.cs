using System.Buffers.Binary;

namespace Kms.Telegrams.Records;

/// <summary>Whether records are such that a meter sends them. Stricter than the standard: a right key may fail it, chance must.</summary>
internal static class Plausibility
{
    private const int EnoughFillers = 4;
    private const double Largest = 1e15;
    private const double Smallest = 1e-15;

    /// <summary>True when the bytes are records to the last byte.</summary>
    public static bool IsRecordList(ReadOnlySpan<byte> bytes)
    {
        var reader = new RecordReader(bytes);
        var records = 0;
        // Data of the maker's own proves nothing, all the less when nothing stands before it.
        for (; reader.Read(); records++)
            if (records == 0 && reader.Current.Kind == DataKind.Maker) return false;
        return !reader.IsBroken && (records > 0 || reader.Fillers >= EnoughFillers);
    }

    public static bool Holds(in DataRecord record) => HoldsUnit(record) && record.Kind switch
    {
        DataKind.Decimal => HoldsDigits(record.Data),
        DataKind.Real => HoldsReal(record.Data),
        DataKind.Text => record.Data.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0,
        _ => true,
    };

    private static bool HoldsUnit(in DataRecord record) => (record.Vif[0] & 0x7F) switch
    {
        0x7B or 0x7D => record.Vif.Length > 1, // the next byte is the real one
        0x7C => record.UnitText.Length is > 0 and <= 20 && record.UnitText.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0,
        0x6F or 0x7E => false,                 // reserved; "any", which masters ask for
        0x6C => HoldsLength(record, 2, 2),
        0x6D => HoldsLength(record, 3, 6),
        _ => true,
    };

    private static bool HoldsLength(in DataRecord record, int least, int most) =>
        record.Kind == DataKind.None || (record.Kind == DataKind.Integer && record.Data.Length >= least && record.Data.Length <= most);

    // The highest digit may be F, the sign.
    private static bool HoldsDigits(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            var high = data[i] >> 4;
            if ((data[i] & 0x0F) > 9 || (high > 9 && (i < data.Length - 1 || high != 0xF))) return false;
        }
        return true;
    }

    private static bool HoldsReal(ReadOnlySpan<byte> data)
    {
        var value = Math.Abs(BinaryPrimitives.ReadSingleLittleEndian(data));
        return value == 0 || (value > Smallest && value < Largest);
    }
}
