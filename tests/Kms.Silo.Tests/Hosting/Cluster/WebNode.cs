using System.Net;
using Kms.Silo.Hosting;
using Kms.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Kms.Silo.Tests.Hosting;

/// <summary>A process of its own for the engine: it calls grains over the network, as web nodes do.</summary>
internal sealed class WebNode : IAsyncDisposable
{
    private readonly IHost _host;

    private WebNode(IHost host) => _host = host;

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    public static async Task<WebNode> StartAsync(
        KmsHost silo, IEnumerable<(string Name, string? Value)>? settings = null, LogCapture? log = null, CancellationToken cancellation = default)
    {
        var cluster = silo.Get<IOptions<KmsClusterOptions>>().Value;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection((settings ?? []).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        if (log is not null) builder.Logging.AddProvider(log);
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = cluster.Id);
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, cluster.GatewayPort));
            client.UseKmsTls();
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation).WaitAsync(cancellation);
            return new WebNode(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
