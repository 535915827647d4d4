namespace Kms.Certificates;

/// <summary>Where a certificate is in its life.</summary>
[GenerateSerializer, Alias("kms.CertificateState")]
public enum CertificateState
{
    /// <summary>In force.</summary>
    Valid,

    /// <summary>On hold; it can be put in force again.</summary>
    Suspended,

    /// <summary>Revoked for good.</summary>
    Revoked,

    /// <summary>Its time is over; its owner can still download it.</summary>
    Expired,
}
