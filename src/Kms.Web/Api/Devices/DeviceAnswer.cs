using Kms.Devices;

namespace Kms.Web.Api;

/// <summary>A device with everything but key values.</summary>
internal sealed record DeviceAnswer(
    string Id, string Manufacturer, string? Serial, string? Type, string? Medium, byte? Version, byte? DeviceType, string? Label, string? Batch,
    int? Year, ClaimAnswer Claim, IReadOnlyList<KeyInfoAnswer> Keys, IReadOnlyList<string> Health, string? DevEui, string? JoinEui,
    IReadOnlyList<string> Aliases, DateTimeOffset LastActivity, IReadOnlyList<string> Can)
{
    public static DeviceAnswer Of(DeviceView device) => new(
        device.Id.Value, device.Manufacturer, device.Serial, device.Type, device.Medium, device.Version, device.DeviceType, device.Label,
        device.Batch, device.Year, ClaimAnswer.Of(device.Claim), [.. device.Keys.Select(KeyInfoAnswer.Of)], Names.Of(device.Health),
        device.DevEui, device.JoinEui, device.Aliases, device.LastActivity, Names.Of(device.Can));
}
