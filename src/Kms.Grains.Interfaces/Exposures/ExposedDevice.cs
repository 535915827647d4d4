using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Exposures;

/// <summary>A device of which an account got keys.</summary>
/// <param name="Device">The device.</param>
/// <param name="Type">Its type; null where the device is no longer the actor's.</param>
/// <param name="Label">The owner's label; null likewise.</param>
/// <param name="Keys">Which keys.</param>
/// <param name="Routes">How they left.</param>
/// <param name="First">When first, UTC.</param>
/// <param name="Last">When last, UTC.</param>
/// <param name="Times">How often.</param>
[GenerateSerializer, Immutable, Alias("kms.ExposedDevice")]
public sealed record ExposedDevice(
    DeviceId Device, string? Type, string? Label, ImmutableArray<ExposedKey> Keys, ImmutableArray<KeyRoute> Routes, DateTimeOffset First,
    DateTimeOffset Last, long Times);
