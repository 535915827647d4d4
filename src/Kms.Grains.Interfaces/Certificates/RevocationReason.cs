namespace Kms.Certificates;

/// <summary>Why a certificate is revoked; the values are those of RFC 5280, section 5.3.1.</summary>
[GenerateSerializer, Alias("kms.RevocationReason")]
public enum RevocationReason
{
    /// <summary>No reason is given.</summary>
    Unspecified = 0,

    /// <summary>Somebody else may have the private key.</summary>
    KeyCompromise = 1,

    /// <summary>The person has left, or what the certificate says of the person has changed.</summary>
    AffiliationChanged = 3,

    /// <summary>Another certificate takes its place.</summary>
    Superseded = 4,

    /// <summary>It is not needed any more.</summary>
    CessationOfOperation = 5,

    /// <summary>On hold.</summary>
    CertificateHold = 6,
}
