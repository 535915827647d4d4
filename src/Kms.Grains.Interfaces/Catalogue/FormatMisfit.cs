using Kms.Exports;

namespace Kms.Catalogue;

/// <summary>Devices of a selection whose keys can be downloaded, but not in this format.</summary>
/// <param name="Format">The format.</param>
/// <param name="Code">not-mbus, not-lorawan, no-key or no-join-eui.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("kms.FormatMisfit")]
public sealed record FormatMisfit(ExportFormat Format, string Code, long Count);
