using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>A certificate as it was issued.</summary>
/// <param name="Row">What stands in lists.</param>
/// <param name="Content">X.509, DER.</param>
[GenerateSerializer, Immutable, Alias("kms.IssuedCertificate")]
public sealed record IssuedCertificate(CertificateRow Row, ImmutableArray<byte> Content);
