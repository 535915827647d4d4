namespace Kms.Branding;

/// <summary>How the operator calls and colours the service. Null leaves a thing as it is configured.</summary>
/// <param name="Name">1 to 60 characters.</param>
/// <param name="Color">Accent colour, <c>#rrggbb</c>, dark enough for white text.</param>
/// <param name="Support">E-mail address or web page where people get help.</param>
[GenerateSerializer, Immutable, Alias("kms.BrandDraft")]
public sealed record BrandDraft(string? Name, string? Color, string? Support);
