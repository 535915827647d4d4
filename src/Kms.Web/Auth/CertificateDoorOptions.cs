using System.ComponentModel.DataAnnotations;

namespace Kms.Web.Auth;

/// <summary>Signing in with a certificate, from the section <c>Kms:CertificateSignIn</c>. Off unless a port is set.</summary>
internal sealed class CertificateDoorOptions
{
    public const string Section = "Kms:CertificateSignIn";

    [Range(1, 65535, ErrorMessage = "Kms:CertificateSignIn:Port must be 1 to 65535 (such as 8443).")]
    public int? Port { get; set; }

    /// <summary>The server's certificate: a PEM file with its chain, or PKCS#12.</summary>
    public string? Certificate { get; set; }

    /// <summary>Its private key, where that is a PEM file of its own.</summary>
    public string? Key { get; set; }

    /// <summary>Of the PKCS#12, or of the key.</summary>
    public string? Password { get; set; }

    /// <summary>Where browsers find the port; the host of <c>Kms:PublicUrl</c> with this port when it is not set.</summary>
    public Uri? PublicUrl { get; set; }
}
