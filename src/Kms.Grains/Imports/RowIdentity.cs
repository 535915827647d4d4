using Kms.Devices;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>Decides which of the identities of a row is the device's own, and which are further ones.</summary>
internal static class RowIdentity
{
    public static ImportedDevice Settle(
        ImportedDevice device, string? defaultManufacturer, List<DeviceId> aliases, List<DraftKey> keys, RowDraft draft)
    {
        var named = device.Id ?? (IsLoRaWan(device, keys) ? Eui(device) : Mbus(device, defaultManufacturer, draft));
        if (named is null && !draft.HasProblems) draft.Report(RowProblemCode.IdentityMissing);
        if (named is not { } id) return device with { Aliases = [.. aliases] };
        if (device.Id is null && OtherOf(id, device) is { } other) aliases.Add(other);
        return device with
        {
            Id = id,
            Manufacturer = id.IsEui ? device.Manufacturer : id.Prefix,
            Serial = id.IsEui ? device.Serial : id.Number,
            DevEui = id.IsEui ? id.Number : device.DevEui,
            Aliases = [.. aliases.Distinct().Where(a => a != id)],
        };
    }

    // A radio module may have both; then the kind of its keys tells.
    private static bool IsLoRaWan(ImportedDevice device, List<DraftKey> keys)
    {
        if (device.DevEui is null) return false;
        return device.Serial is null || device.Manufacturer is null
            || (keys.Count > 0 && keys.TrueForAll(k => k.Purpose == KeyPurpose.AppKey || k.Purpose == KeyPurpose.NwkKey));
    }

    private static DeviceId? OtherOf(DeviceId id, ImportedDevice device)
    {
        if (!id.IsEui) return Eui(device);
        return device is { Manufacturer: { } maker, Serial: { } serial } && DeviceId.TryCreate(maker, serial, out var other) ? other : null;
    }

    private static DeviceId? Eui(ImportedDevice device) => device.DevEui is { } eui ? DeviceId.Parse("EUI-" + eui) : null;

    private static DeviceId? Mbus(ImportedDevice device, string? defaultManufacturer, RowDraft draft)
    {
        if (device.Serial is null) return null;
        var maker = device.Manufacturer ?? defaultManufacturer;
        if (maker is not null && IsFlag(maker) && DeviceId.TryCreate(maker, device.Serial, out var id)) return id;
        if (maker is null) draft.Report(RowProblemCode.ManufacturerMissing);
        else draft.Report(RowProblemCode.ManufacturerMalformed, "manufacturer", ShownValue.Of(maker));
        return null;
    }

    public static bool IsFlag(string maker) => maker.Length == 3 && maker.All(char.IsAsciiLetter) && !maker.Equals("EUI", StringComparison.OrdinalIgnoreCase);
}
