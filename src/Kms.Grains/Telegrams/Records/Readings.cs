using System.Collections.Immutable;

namespace Kms.Telegrams.Records;

/// <summary>The first values of a telegram, for people to compare with the meter's display.</summary>
internal static class Readings
{
    private const int Most = 6;

    /// <param name="opened">What a key has opened: of modes 5 and 7 with its two fillers, of the link layer the transport layer.</param>
    /// <param name="security">Which.</param>
    public static ImmutableArray<TelegramReading> Of(ReadOnlySpan<byte> opened, Security security)
    {
        var records = security == Security.LinkLayer ? TransportRecords.Of(opened) : opened;
        var found = ImmutableArray.CreateBuilder<TelegramReading>(Most);
        for (var reader = new RecordReader(records); found.Count < Most && reader.Read();)
            if (One(reader.Current) is { } reading) found.Add(reading);
        return found.ToImmutable();
    }

    private static TelegramReading? One(in DataRecord record)
    {
        if (record.Kind == DataKind.Maker) return null;
        if (Values.TimeOf(record) is { } time) return new TelegramReading("time", null, null, time, Values.StorageOf(record));
        if (Quantity.Of(record.Vif[0]) is not { } quantity || Values.NumberOf(record) is not { } number) return null;
        for (var power = quantity.Exponent; power != 0; power -= Math.Sign(power)) number = power > 0 ? number * 10 : number / 10;
        return new TelegramReading(quantity.Name, number, quantity.Unit, null, Values.StorageOf(record));
    }
}
