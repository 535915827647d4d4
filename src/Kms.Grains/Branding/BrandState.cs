using System.Collections.Immutable;

namespace Kms.Branding;

/// <summary>What the operator has set.</summary>
internal sealed record BrandState
{
    public static BrandState Empty { get; } = new();

    public BrandDraft Own { get; init; } = new(null, null, null);

    public ImmutableArray<byte> Logo { get; init; } = [];

    /// <summary>Media type of the logo; null without one.</summary>
    public string? LogoType { get; init; }

    /// <summary>Another picture has another name, so that browsers may keep one for ever.</summary>
    public string? LogoName { get; init; }
}
