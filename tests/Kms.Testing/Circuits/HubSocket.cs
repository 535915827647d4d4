using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Kms.Testing.Circuits;

/// <summary>
/// The web socket of a circuit with SignalR's binary hub protocol, which Blazor calls "blazorpack": each message is its length, seven bits a byte,
/// and a MessagePack list (dotnet/aspnetcore, src/SignalR/docs/specs/HubProtocol.md).
/// </summary>
internal sealed class HubSocket : IAsyncDisposable
{
    public const long Invocation = 1;
    public const long Completion = 3;
    private const long Ping = 6;
    private const byte HandshakeEnd = 0x1e;
    private static readonly TimeSpan s_pings = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _left = new();
    private readonly MemoryStream _unread = new();
    private Task _pinging = Task.CompletedTask;

    public async Task ConnectAsync(Uri address, CookieContainer cookies)
    {
        _socket.Options.Cookies = cookies;
        _socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await _socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, _left.Token);
        await FillAsync();
        var answer = _unread.ToArray();
        var end = Array.IndexOf(answer, HandshakeEnd);
        if (end != 2) throw new InvalidOperationException($"The circuit does not open: {Encoding.UTF8.GetString(answer)}");
        Keep(answer.AsSpan(end + 1));
        _pinging = PingAsync();
    }

    public async Task SendAsync(string? id, string method, params object?[] arguments)
    {
        using var packer = new Packer();
        packer.Array(6);
        packer.Value((int)Invocation);
        packer.EmptyMap();
        packer.Value(id);
        packer.Value(method);
        packer.Array(arguments.Length);
        foreach (var argument in arguments) packer.Value(argument);
        packer.Array(0);
        await SendAsync(packer.Written.ToArray());
    }

    /// <summary>The next message; null when the circuit was closed.</summary>
    public async Task<object?[]?> NextAsync()
    {
        while (true)
        {
            if (TakeMessage() is { } message) return (object?[]?)new Unpacker(message).Next();
            if (!await FillAsync()) return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await _pinging;
        _socket.Dispose();
        _left.Dispose();
    }

    private async Task SendAsync(byte[] message)
    {
        var (length, framed) = (message.Length, new MemoryStream());
        for (; length > 0x7f; length >>= 7) framed.WriteByte((byte)(0x80 | (length & 0x7f)));
        framed.WriteByte((byte)length);
        framed.Write(message);
        await _turn.WaitAsync();
        try { await _socket.SendAsync(framed.ToArray(), WebSocketMessageType.Binary, true, _left.Token); }
        finally { _turn.Release(); }
    }

    private byte[]? TakeMessage()
    {
        var bytes = _unread.GetBuffer().AsSpan(0, (int)_unread.Length);
        var (length, head) = (0, 0);
        while (head < bytes.Length)
        {
            length |= (bytes[head] & 0x7f) << (7 * head);
            if ((bytes[head++] & 0x80) != 0) continue;
            if (bytes.Length < head + length) return null;
            var message = bytes.Slice(head, length).ToArray();
            Keep(bytes[(head + length)..].ToArray());
            return message;
        }
        return null;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        _unread.SetLength(0);
        _unread.Write(rest);
    }

    private async Task<bool> FillAsync()
    {
        var piece = new byte[64 << 10];
        var received = await _socket.ReceiveAsync(piece, _left.Token);
        _unread.Position = _unread.Length;
        _unread.Write(piece, 0, received.Count);
        return received.MessageType != WebSocketMessageType.Close;
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(s_pings);
        try
        {
            while (await timer.WaitForNextTickAsync(_left.Token)) await SendAsync([0x91, (byte)Ping]);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
