using Kms.Certificates;

namespace Kms.Web.Api;

internal sealed record AuthorityCertificateAnswer(string Subject, string Fingerprint, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    public static AuthorityCertificateAnswer Of(AuthorityCertificate one) => new(one.Subject, one.Fingerprint, one.Issued, one.Expires);
}
