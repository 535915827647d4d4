using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Kms.Silo.Tests.Mail;

/// <summary>
/// A small mail server on loopback (RFC 5321, RFC 3207) that keeps what it gets, byte for byte. A server from the distribution would have to
/// be installed and configured for every run; what it would prove, python's mail parser proves on the kept bytes.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Task _accepting;

    public SmtpSink()
    {
        Certificate = MakeCertificate();
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public X509Certificate2 Certificate { get; }

    public bool OffersTls { get; init; } = true;

    /// <summary>The reply to RCPT TO; null takes the recipient.</summary>
    public Func<string, string?> Recipient { get; init; } = _ => null;

    /// <summary>Never answers the end of a message.</summary>
    public bool Hangs { get; init; }

    public ConcurrentQueue<SmtpDelivery> Deliveries { get; } = [];

    public int Connections { get; private set; }

    /// <summary>Every line that clients sent, TLS or not.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        Certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                _sessions.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try { await new Session(this, client.GetStream()).RunAsync(_stop.Token); }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException) { }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private sealed class Session(SmtpSink sink, Stream stream)
    {
        private Stream _stream = stream;
        private string _from = "";
        private string _to = "";
        private readonly byte[] _buffer = new byte[8192];
        private int _read;
        private int _filled;
        private bool _tls;

        public async Task RunAsync(CancellationToken stop)
        {
            await ReplyAsync("220 sink", stop);
            while (await ReadLineAsync(stop) is { } line)
            {
                sink.Lines.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "QUIT") return;
                await HandleAsync(verb, line, stop);
            }
        }

        private Task HandleAsync(string verb, string line, CancellationToken stop) => verb switch
        {
            "EHLO" => ReplyAsync($"250-sink\r\n{(sink.OffersTls && !_tls ? "250-STARTTLS\r\n" : "")}250-AUTH LOGIN\r\n250 8BITMIME", stop),
            "STARTTLS" => SecureAsync(stop),
            "AUTH" => SignInAsync(stop),
            "MAIL" => TakeAsync(ref _from, line, stop),
            "RCPT" => sink.Recipient(line) is { } refusal ? ReplyAsync(refusal, stop) : TakeAsync(ref _to, line, stop),
            "DATA" => ReceiveAsync(stop),
            "RSET" => ReplyAsync("250 ok", stop),
            _ => ReplyAsync("502 unknown", stop),
        };

        private Task TakeAsync(ref string field, string line, CancellationToken stop)
        {
            field = line;
            return ReplyAsync("250 ok", stop);
        }

        private async Task SecureAsync(CancellationToken stop)
        {
            await ReplyAsync("220 go on", stop);
            var secured = new SslStream(_stream);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate }, stop);
            (_stream, _tls) = (secured, true);
        }

        private async Task SignInAsync(CancellationToken stop)
        {
            await ReplyAsync("334 UGFzc3dvcmQ6", stop);
            await ReadLineAsync(stop);
            await ReplyAsync("235 welcome", stop);
        }

        private async Task ReceiveAsync(CancellationToken stop)
        {
            await ReplyAsync("354 go on", stop);
            var message = new StringBuilder();
            while (await ReadLineAsync(stop) is { } line && line != ".") message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            if (sink.Hangs) await Task.Delay(Timeout.Infinite, stop);
            sink.Deliveries.Enqueue(new SmtpDelivery(_from, _to, Encoding.Latin1.GetBytes(message.ToString()), _tls));
            await ReplyAsync("250 taken", stop);
        }

        private async Task ReplyAsync(string line, CancellationToken stop) =>
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"), stop);

        // Latin-1 keeps every byte as it is.
        private async Task<string?> ReadLineAsync(CancellationToken stop)
        {
            var line = new StringBuilder();
            while (_read < _filled || await FillAsync(stop))
            {
                var next = (char)_buffer[_read++];
                if (next == '\n') return line.ToString().TrimEnd('\r');
                line.Append(next);
            }
            return null;
        }

        private async Task<bool> FillAsync(CancellationToken stop)
        {
            (_read, _filled) = (0, await _stream.ReadAsync(_buffer, stop));
            return _filled > 0;
        }
    }
}
