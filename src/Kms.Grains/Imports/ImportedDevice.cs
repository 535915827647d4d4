using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Imports;

/// <summary>What a row says about a device, without its keys. Values are read and checked, but not compared with what is known.</summary>
internal sealed record ImportedDevice
{
    /// <summary>M-Bus identity where the row has one, else the DevEUI; null when it has neither (the row then has a problem).</summary>
    public DeviceId? Id { get; init; }

    /// <summary>FLAG code, upper case, of the row or the default of the file.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>As printed, leading zeros kept.</summary>
    public string? Serial { get; init; }

    /// <summary>16 hex digits, upper case.</summary>
    public string? DevEui { get; init; }

    public string? JoinEui { get; init; }

    public string? Type { get; init; }

    public string? Medium { get; init; }

    public byte? MbusVersion { get; init; }

    public byte? MbusType { get; init; }

    public string? Label { get; init; }

    public string? Batch { get; init; }

    public int? Year { get; init; }

    /// <summary>The two digits between serial and year on the label; with the year it is the claim code.</summary>
    public string? DeviceCode { get; init; }

    /// <summary>Customer number (or copied identifier) of the organisation it is delivered to.</summary>
    public string? Customer { get; init; }

    /// <summary>The long claim token, or the owner token of a LoRaWAN QR code. Secret until it is hashed.</summary>
    public string? ClaimToken { get; init; }

    /// <summary>LoRaWAN profile id, 8 hex digits.</summary>
    public string? Profile { get; init; }

    /// <summary>Further identities.</summary>
    public ImmutableArray<DeviceId> Aliases { get; init; } = [];

    // Records print their members, and the claim token is a secret.
    public override string ToString() => Id?.Value ?? "(no identity)";
}
