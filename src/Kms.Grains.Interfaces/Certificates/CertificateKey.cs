namespace Kms.Certificates;

/// <summary>What key a certificate is made for.</summary>
[GenerateSerializer, Alias("kms.CertificateKey")]
public enum CertificateKey
{
    /// <summary>RSA of 3072 bits: signs and decrypts; every mail program knows it.</summary>
    Rsa,

    /// <summary>Elliptic curve P-256: signs only.</summary>
    EllipticCurve,
}
