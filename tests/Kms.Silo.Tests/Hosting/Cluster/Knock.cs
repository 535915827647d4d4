using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Silo.Tests.Hosting;

/// <summary>Somebody at a port of a silo, who speaks TLS or not, and no more.</summary>
internal static class Knock
{
    private static readonly SslApplicationProtocol s_engine = new("Orleans1");

    public static async Task<Stream> PlainAsync(int port, string words = "")
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(words));
        return stream;
    }

    public static async Task<SslStream> WithTlsAsync(int port, X509Certificate2? certificate)
    {
        var tls = new SslStream(await PlainAsync(port));
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "",
            ApplicationProtocols = [s_engine],
            ClientCertificates = certificate is null ? null : [certificate],
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        });
        return tls;
    }

    // With TLS 1.3 the caller's handshake is over before the silo has seen the certificate: what counts is whether the silo goes on to speak.
    public static async Task<bool> IsTakenAsync(int port, X509Certificate2? certificate)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await using var tls = await WithTlsAsync(port, certificate);
            return await tls.ReadAsync(new byte[1], limit.Token) > 0;
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return false;
        }
    }
}
