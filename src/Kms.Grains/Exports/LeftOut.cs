using Kms.Devices;

namespace Kms.Exports;

/// <summary>A device that a format cannot carry, and why.</summary>
/// <param name="Device">The device.</param>
/// <param name="Code">no-key, not-mbus, not-lorawan, key-length.</param>
/// <param name="Sentence">What is wrong and which format would do.</param>
internal sealed record LeftOut(DeviceId Device, string Code, string Sentence)
{
    public static LeftOut NoKey(DeviceId device) => new(device, "no-key", "The device has no key that this format carries.");

    public static LeftOut NotMbus(DeviceId device) => new(device, "not-mbus", "The format is for M-Bus meters. Use csv or a LoRaWAN format.");

    public static LeftOut NotLoRaWan(DeviceId device) => new(device, "not-lorawan", "The format is for LoRaWAN devices. Use csv or wmbusmeters.");

    public static LeftOut NoJoinEui(DeviceId device) => new(device, "no-join-eui", "The format needs the JoinEUI of the device, which is not known.");
}
