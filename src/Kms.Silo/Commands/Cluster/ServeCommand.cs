using System.CommandLine;
using System.Net.Sockets;
using Kms.Silo.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Commands;

/// <summary><c>kms serve</c>: a silo without pages. It ends on SIGTERM, after its grains have moved to the others.</summary>
internal sealed class ServeCommand : Command
{
    public ServeCommand() : base("serve", "Run a silo of the cluster until it is told to stop") => SetAction(ServeAsync);

    private static async Task<int> ServeAsync(ParseResult parse, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddKmsSilo();
        builder.Services.AddHostedService<SiloHealth>();
        using var host = builder.Build();
        // Checked before the services are made from them.
        var cluster = host.Services.GetRequiredService<IOptions<KmsClusterOptions>>().Value;
        try
        {
            await host.RunAsync(cancellation);
            return ExitCodes.Done;
        }
        catch (AddressInUseException)
        {
            throw new StartException(
                $"Another program listens on port {cluster.SiloPort} or {cluster.GatewayPort}. Stop it, or set Kms:Cluster:SiloPort and Kms:Cluster:GatewayPort to free ones.");
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new StartException($"Kms:Cluster:Address is \"{cluster.Address}\", which is not an address of this machine.");
        }
    }
}
