using Kms.Keys;

namespace Kms.Exports;

/// <summary>What The Things Stack needs of a device, and how it names that, in both of its formats.</summary>
internal static class TtsNames
{
    public static string IdOf(string eui) => "eui-" + eui.ToLowerInvariant();

    // Only a device of LoRaWAN 1.1 has a network key of its own.
    public static string Mac(ReleasedKey? network) => network is null ? "MAC_V1_0_4" : "MAC_V1_1";

    public static string Physical(ReleasedKey? network) => network is null ? "RP002_V1_0_3" : "RP001_V1_1_REV_B";

    public static LeftOut? WhyNot(ExportDevice device) =>
        device.Eui() is null ? LeftOut.NotLoRaWan(device.Id)
        : device.Current(KeyPurpose.AppKey) is null ? LeftOut.NoKey(device.Id)
        : device.JoinEui is null ? LeftOut.NoJoinEui(device.Id)
        : null;
}
