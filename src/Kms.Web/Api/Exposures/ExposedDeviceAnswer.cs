using Kms.Exposures;

namespace Kms.Web.Api;

internal sealed record ExposedDeviceAnswer(
    string Device, string? Type, string? Label, IReadOnlyList<ExposedKeyAnswer> Keys, IReadOnlyList<KeyRoute> How, DateTimeOffset FirstAt,
    DateTimeOffset LastAt, long Times)
{
    public static ExposedDeviceAnswer Of(ExposedDevice device) => new(
        device.Device.Value, device.Type, device.Label, [.. device.Keys.Select(ExposedKeyAnswer.Of)], device.Routes, device.First, device.Last, device.Times);
}
