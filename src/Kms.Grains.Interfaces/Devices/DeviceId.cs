using System.Diagnostics.CodeAnalysis;

namespace Kms.Devices;

/// <summary>
/// The identity of a device: <c>KAM-12345678</c> (EN 13757-3 manufacturer code and serial number, leading zeros kept)
/// or <c>EUI-70B3D57ED0000001</c> (LoRaWAN DevEUI). Always upper case.
/// </summary>
[GenerateSerializer, Immutable, Alias("kms.DeviceId")]
public readonly record struct DeviceId : IComparable<DeviceId>
{
    private const int MaxSerial = 20;

    [Id(0)] private readonly string? _value;

    private DeviceId(string value) => _value = value;

    /// <summary>The text form, as in addresses and files.</summary>
    public string Value => _value ?? "";

    /// <summary>True for a device known by its DevEUI.</summary>
    public bool IsEui => Value.StartsWith("EUI-", StringComparison.Ordinal);

    /// <summary>The three letters of the manufacturer, or <c>EUI</c>.</summary>
    public string Prefix => Value[..3];

    /// <summary>The serial number or the 16 hex digits of the DevEUI.</summary>
    public string Number => Value[4..];

    /// <summary>Makes the id of an M-Bus device; false when manufacturer or serial is malformed.</summary>
    public static bool TryCreate(string manufacturer, string serial, out DeviceId id) => TryParse($"{manufacturer}-{serial}", out id);

    /// <summary>Reads the text form in any case; throws <see cref="FormatException"/>.</summary>
    public static DeviceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A device id is like KAM-12345678 or EUI-70B3D57ED0000001.");

    /// <summary>Reads the text form in any case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceId id)
    {
        id = default;
        if (text is null || text.Length < 5 || text.Length > 4 + MaxSerial || text[3] != '-') return false;
        var upper = text.ToUpperInvariant();
        if (!upper.AsSpan(0, 3).ContainsOnlyLetters()) return false;
        var number = upper.AsSpan(4);
        var good = upper.StartsWith("EUI-", StringComparison.Ordinal)
            ? number.Length == 16 && number.ContainsOnlyHexDigits()
            : number.ContainsOnlyLettersOrDigits();
        if (good) id = new DeviceId(upper);
        return good;
    }

    /// <inheritdoc/>
    public int CompareTo(DeviceId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
