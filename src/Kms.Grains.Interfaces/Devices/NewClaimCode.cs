using Kms.Keys;

namespace Kms.Devices;

/// <summary>A fresh long claim code, shown once.</summary>
/// <param name="Device">Whose label it is for.</param>
/// <param name="Code">26 capital letters and digits, 130 random bits.</param>
[GenerateSerializer, Immutable, Alias("kms.NewClaimCode")]
public sealed record NewClaimCode(DeviceId Device, [property: Secret] string Code);
