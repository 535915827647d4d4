using Kms.Silo.Hosting;
using Kms.Testing;
using Kms.Testing.Processes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Tests.Cluster;

/// <summary>Calls silos as a web node does: the same connection, the same repetition of reads, the same words for what was lost.</summary>
internal sealed class ClusterClient : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly IHost _host;

    private ClusterClient(TempFolder folder, IHost host) => (_folder, _host) = (folder, host);

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    /// <param name="silos">Those that it may call; they pass on what is active elsewhere.</param>
    public static async Task<ClusterClient> StartAsync(params IReadOnlyList<SiloProcess> silos)
    {
        var folder = new TempFolder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Kms:Data", folder.Path), new("Kms:Cluster:AllowPlainKeys", "true"),
            .. silos.Select((silo, i) => KeyValuePair.Create($"Kms:Cluster:Gateways:{i}", (string?)silo.Gateway)),
        ]);
        builder.AddKmsClient();
        var host = builder.Build();
        await host.StartAsync();
        return new ClusterClient(folder, host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _folder.Dispose();
    }
}
