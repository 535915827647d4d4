namespace Kms.Silo.Hosting;

/// <summary>A silo, or a name behind which several stand, and the port for web nodes: <c>silo1:30000</c>, <c>10.0.0.7:30000</c>, <c>[fd00::7]:30000</c>.</summary>
internal sealed record GatewayName(string Host, int Port)
{
    /// <summary>Null when it is none.</summary>
    public static GatewayName? Parse(string text) =>
        Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var address) && address.Port > 0 && address.Host.Length > 0
        && text.EndsWith($":{address.Port}", StringComparison.Ordinal) && address.UserInfo.Length == 0
            ? new GatewayName(address.DnsSafeHost, address.Port)
            : null;
}
