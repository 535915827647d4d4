using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>A certificate of the authority itself.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Fingerprint">SHA-256, in hex digits.</param>
/// <param name="Issued">UTC.</param>
/// <param name="Expires">UTC.</param>
/// <param name="Content">X.509, DER.</param>
[GenerateSerializer, Immutable, Alias("kms.AuthorityCertificate")]
public sealed record AuthorityCertificate(
    string Subject, string Fingerprint, DateTimeOffset Issued, DateTimeOffset Expires, ImmutableArray<byte> Content);
