namespace Kms.Web.Auth;

/// <summary>Where a request comes from, as sessions and the audit trail note it.</summary>
internal static class Callers
{
    private const int MaxClient = 200;

    /// <summary>The network address; of the client, when a known proxy tells it.</summary>
    public static string? Address(this HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4().ToString() : address?.ToString();
    }

    /// <summary>What the browser or program calls itself, shortened and without control characters.</summary>
    public static string? Client(this HttpContext http)
    {
        var agent = new string([.. http.Request.Headers.UserAgent.ToString().Where(c => !char.IsControl(c)).Take(MaxClient)]);
        return agent.Length == 0 ? null : agent;
    }
}
