using Kms.Devices;

namespace Kms.Web.Pages.Devices;

/// <summary>What the QR code of a label says: who the device is and, where it was just made, the claim code. Never a key.</summary>
internal static class DeviceLabel
{
    // LoRa Alliance TR005, section 3: vendor and vendor profile; zero where the maker has not told.
    private const string Profile = "00000000";

    /// <param name="device">Whose label it is.</param>
    /// <param name="address">The public address of the service.</param>
    /// <param name="code">A long claim code; null to leave it out.</param>
    public static string Of(DeviceView device, string address, string? code) => device is { DevEui: { } eui, JoinEui: { } join }
        ? $"LW:D0:{join}:{eui}:{Profile}{(code is null ? null : $":O{code}")}{Serial(device.Serial)}"
        : $"{address}/c/{device.Id}{(code is null ? null : $"/{code}")}";

    private static string? Serial(string? serial) => serial is not null && serial.All(char.IsAsciiLetterOrDigit) ? $":S{serial.ToUpperInvariant()}" : null;
}
