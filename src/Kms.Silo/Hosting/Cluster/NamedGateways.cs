using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Messaging;
using Orleans.Runtime;

namespace Kms.Silo.Hosting;

/// <summary>
/// The silos that the settings name, but for those that do not answer. Names are looked up again and again, because behind them silos come and go; one name may stand for
/// all silos.
/// </summary>
internal sealed partial class NamedGateways(IOptions<KmsClusterOptions> cluster, GatewayWatch watch, ILogger<NamedGateways> log)
    : IGatewayListProvider
{
    /// <summary>A silo that did not answer is tried again after this time, and names are looked up anew.</summary>
    public static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    // What a name stood for last holds while the name service does not answer.
    private readonly ConcurrentDictionary<string, IPAddress[]> _known = new(StringComparer.OrdinalIgnoreCase);

    public TimeSpan MaxStaleness => Refresh;

    [Obsolete("The engine asks no longer.")]
    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var names = cluster.Value.Gateways.Select(GatewayName.Parse).OfType<GatewayName>();
        var found = await Task.WhenAll(names.Select(FindAsync));
        var all = found.SelectMany(addresses => addresses).Distinct().ToList();
        var answering = all.Where(gateway => !watch.IsSilent(gateway)).ToList();
        return [.. (answering.Count > 0 ? answering : all).Select(gateway => SiloAddress.New(gateway, 0).ToGatewayUri())];
    }

    private async Task<IEnumerable<IPEndPoint>> FindAsync(GatewayName name) =>
        (await LookUpAsync(name.Host)).Select(address => new IPEndPoint(address, name.Port));

    private async Task<IPAddress[]> LookUpAsync(string host)
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience);
            var all = await Dns.GetHostAddressesAsync(host, patience.Token);
            // A silo listens on one of its addresses: IPv4 where it has one, as silos choose theirs.
            var four = all.Where(address => address.AddressFamily == AddressFamily.InterNetwork).ToArray();
            return _known[host] = four.Length > 0 ? four : all;
        }
        catch (Exception unknown) when (unknown is SocketException or OperationCanceledException)
        {
            if (_known.TryGetValue(host, out var last)) return last;
            LogUnknown(log, host);
            return [];
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Kms:Cluster:Gateways: the name {Host} stands for no address.")]
    private static partial void LogUnknown(ILogger log, string host);
}
