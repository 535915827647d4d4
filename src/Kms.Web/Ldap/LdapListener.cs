using System.Net;
using System.Net.Sockets;
using Kms.Silo.Hosting;
using Kms.Web.Security;
using Microsoft.Extensions.Options;

namespace Kms.Web.Ldap;

/// <summary>Takes connections for the public directory, when a port is set.</summary>
internal sealed partial class LdapListener(
    LdapSearcher searcher, LdapConnections connections, IOptions<LdapOptions> options, ILogger<LdapListener> log) : BackgroundService
{
    private static readonly TimeSpan s_breath = TimeSpan.FromSeconds(1);

    private TcpListener? _listener;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Port is not { } port) return Task.CompletedTask;
        try
        {
            _listener = Socket.OSSupportsIPv6 ? TcpListener.Create(port) : new TcpListener(IPAddress.Any, port);
            _listener.Start();
        }
        catch (SocketException error)
        {
            throw new StartException($"Kms:Ldap:Port is {port}, where the service cannot listen: {error.Message}. Set another port, or end what listens there.");
        }
        Listens(log, port);
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _listener?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && _listener is { } listener)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stoppingToken), stoppingToken);
            }
            catch (SocketException error)
            {
                // No file handle is free, or the client has gone already: the next one may fare better.
                NotTaken(log, error.SocketErrorCode);
                await Task.Delay(s_breath, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken stopping)
    {
        await Task.Yield();
        using var connection = client;
        var network = ClientNetwork.Of((client.Client.RemoteEndPoint as IPEndPoint)?.Address);
        if (!connections.TryEnter(network)) return;
        try
        {
            client.NoDelay = true;
            await new LdapSession(new LdapStream(client.GetStream(), options.Value.Timeout), searcher, network).RunAsync(stopping);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The client went, was silent for too long, or the service ends.
        }
        catch (Exception error)
        {
            Failed(log, error);
        }
        finally
        {
            connections.Leave(network);
        }
    }
}
