using Kms.Devices;

namespace Kms.Grants;

/// <summary>A read right among those that one person or partner holds.</summary>
/// <param name="Right">The right.</param>
/// <param name="Device">On which device.</param>
/// <param name="Type">Its type or model.</param>
/// <param name="Label">The owner's label.</param>
/// <param name="Purpose">Why.</param>
/// <param name="From">Since when, UTC.</param>
/// <param name="Until">Until when, UTC; null for no end.</param>
[GenerateSerializer, Immutable, Alias("kms.GivenRight")]
public sealed record GivenRight(
    RightId Right, DeviceId Device, string? Type, string? Label, string? Purpose, DateTimeOffset From, DateTimeOffset? Until);
