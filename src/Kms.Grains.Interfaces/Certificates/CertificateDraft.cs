using Kms.Organisations;

namespace Kms.Certificates;

/// <summary>What a certificate is to say (N1).</summary>
/// <param name="Organisation">In whose name; the person is a member.</param>
/// <param name="Email">Where the link is sent, and what the certificate may hold.</param>
/// <param name="Name">The person's name, as it stands in the certificate.</param>
/// <param name="InCertificate">The e-mail address is stored in the certificate.</param>
/// <param name="InDirectory">The certificate is shown in the public directory; only with <paramref name="InCertificate"/> does it come out there.</param>
/// <param name="Key">RSA, or elliptic curve for signing alone.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateDraft")]
public sealed record CertificateDraft(
    OrganisationId Organisation, string Email, string Name, bool InCertificate, bool InDirectory, CertificateKey Key = CertificateKey.Rsa);
