using System.Collections.Immutable;
using Kms.Keys;

namespace Kms.Devices;

/// <summary>One device with everything but key values.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Manufacturer">Three-letter code, or the maker's name for LoRaWAN devices.</param>
/// <param name="Serial">Printed serial number.</param>
/// <param name="DevEui">16 hex digits.</param>
/// <param name="JoinEui">16 hex digits.</param>
/// <param name="Type">Type or model.</param>
/// <param name="Medium">Medium by EN 13757-3 name: water, heat, gas, electricity, ...</param>
/// <param name="Version">M-Bus version byte.</param>
/// <param name="DeviceType">M-Bus device type byte.</param>
/// <param name="Label">The owner's label, or one's own for a granted device.</param>
/// <param name="Batch">Name of the batch reference.</param>
/// <param name="Year">Production year.</param>
/// <param name="Claim">Who owns it.</param>
/// <param name="Keys">Its keys, never their values.</param>
/// <param name="Health">Findings about its keys.</param>
/// <param name="Aliases">Further identities.</param>
/// <param name="LastActivity">Last change, UTC.</param>
/// <param name="Can">What the asking person may do with it.</param>
[GenerateSerializer, Immutable, Alias("kms.DeviceView")]
public sealed record DeviceView(
    DeviceId Id, string Manufacturer, string? Serial, string? DevEui, string? JoinEui, string? Type, string? Medium, byte? Version,
    byte? DeviceType, string? Label, string? Batch, int? Year, ClaimView Claim, ImmutableArray<KeyInfo> Keys, KeyFinding Health,
    ImmutableArray<string> Aliases, DateTimeOffset LastActivity, DeviceAbilities Can);
