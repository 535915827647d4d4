using System.Collections.Immutable;

namespace Kms.Keys;

/// <summary>A key of a row; the state stands in our own files alone. The value lives only until the row is done; whoever made it disposes it.</summary>
[GenerateSerializer, Immutable, Alias("kms.KeyImport")]
internal sealed record KeyImport(
    [property: Id(0)] KeyPurpose Purpose, [property: Id(1)] KeyAlgorithm Algorithm, [property: Id(2)] ImmutableArray<byte> Fingerprint,
    [property: Id(3)] KeyFinding Findings, [property: Id(4)] ClearKey Value, [property: Id(5)] KeyState? State = null);
