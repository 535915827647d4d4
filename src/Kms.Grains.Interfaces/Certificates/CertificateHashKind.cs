namespace Kms.Certificates;

/// <summary>What a SHA-1 hash that finds a certificate is made of: RFC 4387, section 2.2.</summary>
[GenerateSerializer, Alias("kms.CertificateHashKind")]
public enum CertificateHashKind
{
    /// <summary>The whole certificate, DER.</summary>
    Certificate,

    /// <summary>Issuer and serial number, as messages name their recipients (RFC 5652, section 10.2.4).</summary>
    IssuerAndSerial,

    /// <summary>The subject key identifier, without the bytes around it.</summary>
    KeyIdentifier,

    /// <summary>The name of the subject, DER. Finds certificates of the authority alone: a person's name is no address.</summary>
    Subject,
}
