using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;

namespace Kms.Catalogue;

/// <summary>A device in the catalogue.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Manufacturer">Three-letter code or maker.</param>
/// <param name="Serial">Printed serial number, or DevEUI.</param>
/// <param name="Type">Type or model.</param>
/// <param name="Medium">Medium.</param>
/// <param name="Label">Label.</param>
/// <param name="Batch">Batch reference.</param>
/// <param name="Claim">Claim state.</param>
/// <param name="Organisation">Owner, or the allocated organisation, as far as the person may know.</param>
/// <param name="Granted">True when the person sees it by a read right.</param>
/// <param name="Health">Findings about its keys.</param>
/// <param name="Keys">How many keys it has.</param>
/// <param name="LastActivity">UTC.</param>
[GenerateSerializer, Immutable, Alias("kms.DeviceRow")]
public sealed record DeviceRow(
    DeviceId Id, string Manufacturer, string Serial, string? Type, string? Medium, string? Label, string? Batch, ClaimState Claim,
    OrganisationId? Organisation, bool Granted, KeyFinding Health, int Keys, DateTimeOffset LastActivity);
