using System.Collections.Immutable;
using Kms.Devices;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>A device on its way into a file. The keys stay the caller's, who disposes them when it is written.</summary>
internal sealed record ExportDevice
{
    public required DeviceId Id { get; init; }

    public string? Manufacturer { get; init; }

    public string? Serial { get; init; }

    public string? DevEui { get; init; }

    public string? JoinEui { get; init; }

    public string? Type { get; init; }

    public string? Medium { get; init; }

    public byte? MbusVersion { get; init; }

    public byte? MbusType { get; init; }

    public string? Label { get; init; }

    public string? Batch { get; init; }

    public int? Year { get; init; }

    public ImmutableArray<DeviceId> Aliases { get; init; } = [];

    public ImmutableArray<ReleasedKey> Keys { get; init; } = [];
}
