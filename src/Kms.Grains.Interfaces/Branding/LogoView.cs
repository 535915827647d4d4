using System.Collections.Immutable;

namespace Kms.Branding;

/// <summary>The operator's logo.</summary>
/// <param name="Content">The picture.</param>
/// <param name="MediaType">Such as <c>image/svg+xml</c>.</param>
/// <param name="Name">Names the picture: another one has another name.</param>
[GenerateSerializer, Immutable, Alias("kms.LogoView")]
public sealed record LogoView(ImmutableArray<byte> Content, string MediaType, string Name);
