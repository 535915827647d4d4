namespace Kms.Branding;

/// <summary>What the operator has set; what is null there is as configured.</summary>
/// <param name="Own">Name, colour, support.</param>
/// <param name="Logo">Names the picture of the moment; null without one.</param>
/// <param name="Version">Guards against two people editing at once.</param>
[GenerateSerializer, Immutable, Alias("kms.BrandView")]
public sealed record BrandView(BrandDraft Own, string? Logo, string Version);
