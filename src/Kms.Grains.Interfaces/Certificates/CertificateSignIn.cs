using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>A sign-in with a certificate.</summary>
/// <param name="Certificate">X.509, DER: the peer of a TLS connection has proven that it holds the private key.</param>
/// <param name="Address">Network address.</param>
/// <param name="Device">Browser.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateSignIn")]
public sealed record CertificateSignIn(ImmutableArray<byte> Certificate, string? Address, string? Device);
