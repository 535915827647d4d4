namespace Kms.Certificates;

/// <summary>Why mails are not signed though there is a certificate.</summary>
[GenerateSerializer, Alias("kms.SigningFault")]
public enum SigningFault
{
    /// <summary>They are.</summary>
    None,

    /// <summary>Its time is over.</summary>
    Over,

    /// <summary>The sender's address was changed in the settings, and the certificate is for another one.</summary>
    OtherSender,

    /// <summary>Its private key does not open.</summary>
    Unusable,
}
