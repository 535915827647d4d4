using Kms.Keys;

namespace Kms.Exports;

/// <summary>Which of a device's keys a format with room for one gets: the active one of the highest version, else the last.</summary>
internal static class ExportKeys
{
    public static ReleasedKey? Current(this ExportDevice device, KeyPurpose purpose)
    {
        ReleasedKey? best = null;
        foreach (var key in device.Keys)
            if (key.Purpose == purpose && (best is null || Rank(key) > Rank(best))) best = key;
        return best;
    }

    public static string? OwnEui(this ExportDevice device) => device.Id.IsEui ? device.Id.Number : device.DevEui;

    /// <summary>The DevEUI as the device's own or a further identity.</summary>
    public static string? Eui(this ExportDevice device)
    {
        if (device.OwnEui() is { } eui) return eui;
        foreach (var alias in device.Aliases)
            if (alias.IsEui) return alias.Number;
        return null;
    }

    private static long Rank(ReleasedKey key) => key.Version + (key.State == KeyState.Active ? 1L << 32 : 0);
}
