using System.Collections.Immutable;
using Kms.Keys;
using Kms.Organisations;

namespace Kms.Devices;

/// <summary>What a row of a key file says about a device, ready to be stored: keys wrapped by nobody yet, codes hashed.</summary>
[GenerateSerializer, Immutable, Alias("kms.DeviceImport")]
internal sealed record DeviceImport
{
    [Id(0)] public required DeviceId Id { get; init; }
    [Id(1)] public required string Manufacturer { get; init; }
    [Id(2)] public string? Serial { get; init; }
    [Id(3)] public string? DevEui { get; init; }
    [Id(4)] public string? JoinEui { get; init; }
    [Id(5)] public string? Type { get; init; }
    [Id(6)] public string? Medium { get; init; }
    [Id(7)] public byte? MbusVersion { get; init; }
    [Id(8)] public byte? DeviceType { get; init; }
    [Id(9)] public int? Year { get; init; }
    [Id(10)] public string? CustomerNumber { get; init; }
    [Id(11)] public string? Label { get; init; }
    [Id(12)] public string? BatchName { get; init; }
    [Id(13)] public OrganisationId? AllocatedTo { get; init; }
    [Id(14)] public bool PublicClaim { get; init; }
    [Id(15)] public ImmutableArray<byte>? LabelCodeHash { get; init; }
    [Id(16)] public ImmutableArray<byte>? TokenHash { get; init; }
    [Id(17)] public ImmutableArray<string> Aliases { get; init; } = [];
    [Id(18)] public ImmutableArray<KeyImport> Keys { get; init; } = [];
}
