using Kms.Devices;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>What a format cannot carry, told before the file is written, by the rules that its writer goes by.</summary>
internal static class FormatFit
{
    /// <summary>The code of <see cref="LeftOut"/>; null when the format carries the device.</summary>
    public static string? WhyNot(this DeviceState device, ExportFormat format) => format switch
    {
        ExportFormat.Wmbusmeters => !IsWireless(device.Id) ? "not-mbus" : device.Current(KeyPurpose.Dek) is { Algorithm: KeyAlgorithm.Aes128 } ? null : "no-key",
        ExportFormat.KemLegacy => device.Id.IsEui ? "not-mbus" : NoKey(device, KeyPurpose.Dek),
        ExportFormat.TtsCsv or ExportFormat.TtsJson => !HasEui(device) ? "not-lorawan" : NoKey(device, KeyPurpose.AppKey) ?? (device.JoinEui is null ? "no-join-eui" : null),
        ExportFormat.Pskc => device.KeysToLeave(null).IsEmpty ? "no-key" : null,
        ExportFormat.Chirpstack => !HasEui(device) ? "not-lorawan" : NoKey(device, KeyPurpose.AppKey),
        _ => null,
    };

    private static string? NoKey(DeviceState device, KeyPurpose purpose) => device.Current(purpose) is null ? "no-key" : null;

    private static StoredKey? Current(this DeviceState device, KeyPurpose purpose) =>
        device.KeysToLeave(purpose).OrderByDescending(key => key.State == KeyState.Active).ThenByDescending(key => key.Version).FirstOrDefault();

    private static bool HasEui(DeviceState device) =>
        device.Id.IsEui || device.DevEui is not null || device.Aliases.Any(alias => DeviceId.TryParse(alias, out var id) && id.IsEui);

    private static bool IsWireless(DeviceId id) => !id.IsEui && id.Number.Length == 8 && id.Number.All(char.IsAsciiDigit);
}
