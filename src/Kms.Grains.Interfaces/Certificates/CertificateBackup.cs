namespace Kms.Certificates;

/// <summary>A certificate with its private key and chain, for a mail program (N4).</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">PKCS#12, under the person's password.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateBackup")]
public sealed record CertificateBackup(string Name, byte[] Content);
