using Kms.Devices;

namespace Kms.Imports;

/// <summary>Makes tokens of what stands in a batch list and remembers what stood there before.</summary>
internal sealed class SerialTokens(SerialListOptions options)
{
    private readonly SerialSet seen = new(options.MostSerials);

    public SerialToken Of(string text, string? manufacturer, long line, int column)
    {
        var device = new ImportedDevice();
        if (!IdentityText.TryRead(text, ref device)) return Malformed(ShownValue.Of(text), line, column);
        if (device.DevEui is { } eui) return Seen(text, DeviceId.Parse("EUI-" + eui), eui, line, column, isFromRange: false);
        return device.Serial is { } serial
            ? Of(text, device.Manufacturer ?? manufacturer, serial, line, column, isFromRange: false)
            : Malformed(ShownValue.Of(text), line, column);
    }

    public IEnumerable<SerialToken> Of(SerialRange range, string? manufacturer, long line, int column)
    {
        if (range.Count > options.MostSerials) throw SerialSet.TooMany(options.MostSerials, line);
        for (long i = 0; i < range.Count; i++)
        {
            var serial = range.At(i);
            yield return Of(serial, manufacturer, serial, line, column, isFromRange: true);
        }
    }

    public static SerialToken Malformed(string shown, long line, int column) => new(line, column, shown, SerialFault.Malformed, null, null, false);

    private SerialToken Of(string text, string? manufacturer, string serial, long line, int column, bool isFromRange)
    {
        var maker = manufacturer ?? options.Manufacturer;
        return maker is not null && DeviceId.TryCreate(maker, serial, out var id)
            ? Seen(text, id, serial, line, column, isFromRange)
            : Seen(text, null, serial, line, column, isFromRange);
    }

    private SerialToken Seen(string text, DeviceId? id, string serial, long line, int column, bool isFromRange)
    {
        var fault = seen.Add(id?.Value ?? serial) ? SerialFault.None : SerialFault.Duplicate;
        return new(line, column, text, fault, serial, id, isFromRange);
    }
}
