using System.Net;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

internal sealed class WebOptionsCheck : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var url = options.PublicUrl;
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/")
            return ValidateOptionsResult.Fail($"Kms:PublicUrl is '{url}': set it to the address that people use, such as https://keys.example.com.");
        var bad = options.Proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _));
        if (bad is not null) return ValidateOptionsResult.Fail($"Kms:Proxies holds '{bad}': use an address or a network such as 10.0.0.0/8.");
        return ValidateOptionsResult.Success;
    }
}
