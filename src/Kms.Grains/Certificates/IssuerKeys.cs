using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>What a silo needs to sign: the private key is sealed, and opened for the moment of a signature.</summary>
[GenerateSerializer, Immutable, Alias("kms.IssuerKeys")]
internal sealed record IssuerKeys(
    [property: Id(0)] ImmutableArray<byte> Certificate, [property: Id(1)] ImmutableArray<byte> SealedKey,
    [property: Id(2)] ImmutableArray<ImmutableArray<byte>> Above);
