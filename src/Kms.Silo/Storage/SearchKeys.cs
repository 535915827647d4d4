using Kms.Devices;

namespace Kms.Silo.Storage;

/// <summary>Folded forms for searching and sorting; '' for nothing.</summary>
internal static class SearchKeys
{
    // Sorts after every text that begins with the same prefix: no text holds this non-character.
    private const string Last = "\U0010FFFF";

    public static string Fold(string? text) => text is null ? "" : text.Trim().ToLowerInvariant();

    /// <summary>What the lists show as serial: the printed one, else the DevEUI, else the number in the id.</summary>
    public static string Serial(DeviceState device) => Fold(device.Serial ?? device.DevEui ?? device.Id.Number);

    /// <summary>The end of the range of all folded texts that begin with a prefix.</summary>
    public static string After(string foldedPrefix) => foldedPrefix + Last;
}
