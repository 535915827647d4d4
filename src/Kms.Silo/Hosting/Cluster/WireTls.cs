using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Connections.Security;

namespace Kms.Silo.Hosting;

/// <summary>TLS of the engine's connections: both sides show a certificate that the cluster's authority signed.</summary>
internal sealed partial class WireTls(IOptions<WireOptions> options, WireCertificates certificates, ILogger<WireTls> logger)
{
    // RFC 8446 and RFC 5246; nothing older.
    private const SslProtocols Versions = SslProtocols.Tls13 | SslProtocols.Tls12;

    private bool IsOn => options.Value.Tls.IsSet;

    /// <summary>For those who connect. The port between silos takes nobody whose certificate is not a silo's.</summary>
    public void Listen(IConnectionBuilder connection, bool silosOnly)
    {
        connection.Use(Watch);
        if (!IsOn) return;
        connection.UseServerTls(new TlsOptions
        {
            LocalServerCertificateSelector = (_, _) => certificates.Current.Certificate,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (peer, chain, errors) => IsTrusted(peer, chain, errors, silosOnly),
            SslProtocols = Versions,
            OnAuthenticateAsServer = (_, handshake) => Demand((SslServerAuthenticationOptions)handshake.SslServerAuthenticationOptions),
        });
    }

    /// <summary>For connecting to a silo.</summary>
    public void Call(IConnectionBuilder connection)
    {
        connection.Use(Watch);
        if (!IsOn) return;
        connection.UseClientTls(new TlsOptions
        {
            LocalClientCertificateSelector = (_, _, _, _, _) => certificates.Current.Certificate,
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (peer, chain, errors) => IsTrusted(peer, chain, errors, silosOnly: true),
            SslProtocols = Versions,
            OnAuthenticateAsClient = (_, handshake) => Demand((SslClientAuthenticationOptions)handshake.SslClientAuthenticationOptions),
        });
    }

    // A resumed session would not look at certificates again.
    private void Demand(SslServerAuthenticationOptions handshake) =>
        (handshake.CertificateChainPolicy, handshake.AllowTlsResume) = (certificates.Current.Policy(WireIdentity.ClientUse), false);

    // Silos are known by their authority and usage: they have addresses, which change, not names.
    private void Demand(SslClientAuthenticationOptions handshake)
    {
        (handshake.CertificateChainPolicy, handshake.AllowTlsResume) = (certificates.Current.Policy(WireIdentity.ServerUse), false);
        handshake.TargetHost = "";
    }

    private bool IsTrusted(X509Certificate2 peer, X509Chain? chain, SslPolicyErrors errors, bool silosOnly)
    {
        if ((errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) != SslPolicyErrors.None)
        {
            var states = chain?.ChainStatus.Select(status => status.Status) ?? [];
            LogUntrusted(peer.Subject, peer.SerialNumber, string.Join(", ", states));
            return false;
        }
        if (!silosOnly || WireIdentity.HasUse(peer, WireIdentity.ServerUse)) return true;
        LogNoSilo(peer.Subject, peer.SerialNumber);
        return false;
    }

    // The handshake leaves without going on when it fails. A connection that ends before the engine's first message (its closing starts while
    // TLS stands in for the socket, so the socket's own pipes are forgotten) would stay open, and hold up the stop of the silo for half a minute.
    private ConnectionDelegate Watch(ConnectionDelegate next) => async connection =>
    {
        var socket = connection.Transport;
        try
        {
            await next(connection);
        }
        catch (InvalidOperationException early)
        {
            // The other side said nothing, not what the engine says first, or that it is of another cluster.
            LogNoCluster($"{connection.RemoteEndPoint}", early.Message);
            throw;
        }
        finally
        {
            await socket.Output.CompleteAsync();
            await socket.Input.CompleteAsync();
        }
        if (IsOn && connection.Features.Get<ITlsApplicationProtocolFeature>() is null) LogNoTls($"{connection.RemoteEndPoint}");
    };
}
