using System.Buffers.Binary;
using System.Globalization;

namespace Kms.Telegrams.Records;

/// <summary>The data of a record as a number or a time.</summary>
internal static class Values
{
    private const int Century = 2000;
    private const int LongestDecimal = 6;

    /// <summary>Null for data that is no number, or one of more digits than anybody reads.</summary>
    public static decimal? NumberOf(in DataRecord record) => record.Kind switch
    {
        DataKind.Integer => Integer(record.Data),
        DataKind.Decimal when record.Data.Length <= LongestDecimal => Digits(record.Data),
        DataKind.Real => (decimal)BinaryPrimitives.ReadSingleLittleEndian(record.Data),
        _ => null,
    };

    /// <summary>Types G (a date of two bytes) and F (with hour and minute, four bytes); null for others and for what is no time.</summary>
    public static string? TimeOf(in DataRecord record) => (record.Vif[0] & 0x7F, record.Data.Length) switch
    {
        (0x6C, 2) => Time(record.Data, 0, 0, "yyyy-MM-dd"),
        (0x6D, 4) => Time(record.Data[2..], record.Data[1] & 0x1F, record.Data[0] & 0x3F, "yyyy-MM-ddTHH:mm"),
        _ => null,
    };

    /// <summary>0 is the present; the bits come from the first byte and from those behind it.</summary>
    public static int StorageOf(in DataRecord record)
    {
        var storage = (record.Dif[0] >> 6) & 1;
        for (var i = 1; i < record.Dif.Length; i++) storage |= (record.Dif[i] & 0x0F) << ((4 * (i - 1)) + 1);
        return storage;
    }

    private static decimal Integer(ReadOnlySpan<byte> data)
    {
        long value = (sbyte)((data[^1] ^ 0x80) - 0x80);
        for (var i = data.Length - 2; i >= 0; i--) value = (value << 8) | data[i];
        return value;
    }

    // The highest digit may be F, the sign.
    private static decimal Digits(ReadOnlySpan<byte> data)
    {
        var value = 0m;
        var negative = !data.IsEmpty && data[^1] >> 4 == 0xF;
        for (var i = data.Length - 1; i >= 0; i--) value = (100 * value) + (10 * (negative && i == data.Length - 1 ? 0 : data[i] >> 4)) + (data[i] & 0x0F);
        return negative ? -value : value;
    }

    private static string? Time(ReadOnlySpan<byte> date, int hour, int minute, string format)
    {
        var (day, month, year) = (date[0] & 0x1F, date[1] & 0x0F, (date[0] >> 5) | ((date[1] & 0xF0) >> 1));
        if (year > 99 || month is 0 or > 12 || hour > 23 || minute > 59 || day == 0 || day > DateTime.DaysInMonth(Century + year, month)) return null;
        return new DateTime(Century + year, month, day, hour, minute, 0, DateTimeKind.Unspecified).ToString(format, CultureInfo.InvariantCulture);
    }
}
