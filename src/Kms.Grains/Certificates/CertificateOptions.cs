namespace Kms.Certificates;

/// <summary>Settings of the certificate authority.</summary>
internal sealed class CertificateOptions
{
    /// <summary>The version of the terms that come with the service; the operator may write others.</summary>
    public const string Terms = "2026-11";

    /// <summary>Addresses inside certificates begin with it, and stay for their whole life.</summary>
    public string PublicBase { get; set; } = "http://localhost:5080";

    /// <summary>The address that the service's mails come from.</summary>
    public string Sender { get; set; } = "keys@localhost.localdomain";

    /// <summary>How long a certificate of a person is in force.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromDays(2 * 365);

    /// <summary>How often one network address may ask the public directory, in a minute.</summary>
    public int LookUps { get; set; } = 120;
}
