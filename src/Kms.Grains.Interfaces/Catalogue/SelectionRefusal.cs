using Kms.Devices;

namespace Kms.Catalogue;

/// <summary>A device of a selection whose keys cannot be downloaded.</summary>
/// <param name="Device">The device.</param>
/// <param name="Code">device-unclaimed, no-key, forbidden or not-available.</param>
[GenerateSerializer, Immutable, Alias("kms.SelectionRefusal")]
public sealed record SelectionRefusal(DeviceId Device, string Code);
