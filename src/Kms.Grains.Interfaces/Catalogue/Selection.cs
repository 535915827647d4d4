using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Catalogue;

/// <summary>Devices by name, or everything that matches a filter but a few.</summary>
/// <param name="Devices">By name; ignored with a filter.</param>
/// <param name="Filter">All that match.</param>
/// <param name="Except">But these.</param>
[GenerateSerializer, Immutable, Alias("kms.Selection")]
public sealed record Selection(ImmutableArray<DeviceId> Devices, DeviceFilter? Filter, ImmutableArray<DeviceId> Except)
{
    /// <summary>Devices by name.</summary>
    public static Selection Of(params ReadOnlySpan<DeviceId> devices) => new([.. devices], null, []);

    /// <summary>Everything that matches.</summary>
    public static Selection All(DeviceFilter filter, params ReadOnlySpan<DeviceId> except) => new([], filter, [.. except]);
}
