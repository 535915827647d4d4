using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;

namespace Kms.Web.Security;

/// <summary>Requests for another name get 400. Loopback names stay open for health checks on the machine itself; links never use them.</summary>
internal sealed class AcceptedHosts(IOptions<WebOptions> options) : IConfigureOptions<HostFilteringOptions>
{
    public void Configure(HostFilteringOptions filter)
    {
        filter.AllowedHosts = [options.Value.PublicUrl.IdnHost, "localhost", "127.0.0.1", "[::1]"];
        filter.AllowEmptyHosts = false;
        filter.IncludeFailureMessage = false;
    }
}
