using Kms.Web.Security;
using Microsoft.Extensions.Options;

namespace Kms.Web.Auth;

/// <summary>The second address, whose connections ask for a certificate. It is on the host of the first, because the session's cookie is.</summary>
internal sealed class CertificateDoor(IOptions<CertificateDoorOptions> options, IOptions<WebOptions> web)
{
    public const string Path = "/sign-in/certificate";

    public bool IsOpen => options.Value.Port is not null;

    /// <summary>Where browsers find it, without a path.</summary>
    public string Origin =>
        (options.Value.PublicUrl ?? new UriBuilder(Uri.UriSchemeHttps, web.Value.PublicUrl.Host, options.Value.Port ?? 0).Uri).GetLeftPart(UriPartial.Authority);

    /// <summary>Where people go on, signed in.</summary>
    public string Home => web.Value.PublicUrl.GetLeftPart(UriPartial.Authority);

    public bool IsHere(HttpContext context) => IsOpen && context.Connection.LocalPort == options.Value.Port;

    public string Link(string? returnUrl) =>
        Origin + Path + (LocalUrl.IsLocal(returnUrl) ? $"?returnUrl={Uri.EscapeDataString(returnUrl!)}" : ""); // a local one is not null
}
