namespace Kms.Web.Api;

/// <summary>Keys of grains of which there is one. The stateless ones take any; one name keeps the engine's table small.</summary>
internal static class GrainKeys
{
    public const string Accounts = "accounts";
    public const string Audit = "audit";
    public const string Authority = "authority";
    public const string Catalogue = "catalogue";
    public const string CertificateDirectory = "certificate-directory";
    public const string CertificateTerms = "certificate-terms";
    public const string Certificates = "certificates";
    public const string CertificateSignIn = "certificate-sign-in";
    public const string Checks = "checks";
    public const string Directory = "directory";
    public const string Exposures = "exposures";
    public const string Health = "health";
    public const string Ocsp = "ocsp";
    public const string Rights = "rights";
    public const string ServiceCertificate = "service";
    public const string Setup = "setup";
    public const string Tickets = "tickets";
}
