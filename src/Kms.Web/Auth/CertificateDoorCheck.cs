using Kms.Web.Security;
using Microsoft.Extensions.Options;

namespace Kms.Web.Auth;

internal sealed class CertificateDoorCheck(IOptions<WebOptions> web) : IValidateOptions<CertificateDoorOptions>
{
    public ValidateOptionsResult Validate(string? name, CertificateDoorOptions options)
    {
        if (options.Port is null) return ValidateOptionsResult.Success;
        if (!File.Exists(options.Certificate))
            return ValidateOptionsResult.Fail($"Kms:CertificateSignIn:Certificate is '{options.Certificate}': name the file of the server's certificate (PEM or PKCS#12).");
        if (options.Key is { Length: > 0 } key && !File.Exists(key))
            return ValidateOptionsResult.Fail($"Kms:CertificateSignIn:Key is '{key}': name the file of the certificate's private key (PEM).");
        if (options.PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme != Uri.UriSchemeHttps || url.Host != web.Value.PublicUrl.Host || url.PathAndQuery != "/"))
            return ValidateOptionsResult.Fail($"Kms:CertificateSignIn:PublicUrl is '{url}': it must be https on the host of Kms:PublicUrl, such as https://{web.Value.PublicUrl.Host}:8443.");
        return ValidateOptionsResult.Success;
    }
}
