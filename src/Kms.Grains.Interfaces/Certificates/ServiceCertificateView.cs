namespace Kms.Certificates;

/// <summary>What the service's mails are signed with.</summary>
/// <param name="Sender">The address that mails come from, as it is configured.</param>
/// <param name="Certificate">Null when there is none: mails leave unsigned.</param>
/// <param name="Serial">Its serial number.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="IsOwn">The service's own authority did.</param>
/// <param name="Fault">Why mails leave unsigned all the same.</param>
[GenerateSerializer, Immutable, Alias("kms.ServiceCertificateView")]
public sealed record ServiceCertificateView(
    string Sender, AuthorityCertificate? Certificate, string? Serial, string? Issuer, bool IsOwn, SigningFault Fault);
