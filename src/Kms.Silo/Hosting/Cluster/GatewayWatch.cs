using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace Kms.Silo.Hosting;

/// <summary>
/// A silo that hangs, or whose machine is gone, keeps its connections open, and the engine would go on sending calls there. Here a connection
/// over which nothing comes back is closed, and its silo left out for a while.
/// </summary>
internal sealed partial class GatewayWatch(TimeProvider clock, ILogger<GatewayWatch> log)
{
    // Every silo that is connected is asked each second, so that one with slow calls alone is not taken for one that hangs.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<IPEndPoint, long> _silent = [];

    public bool IsSilent(IPEndPoint gateway) => _silent.TryGetValue(gateway, out var since) && clock.GetElapsedTime(since) < s_rest;

    public void Watch(IConnectionBuilder connections) => connections.Use(next => connection => WatchAsync(connection, next));

    private async Task WatchAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var pulse = new Pulse(clock);
        connection.Transport = new WatchedTransport(connection.Transport, pulse);
        await using var look = clock.CreateTimer(_ => Look(connection, pulse), null, s_look, s_look);
        await next(connection);
    }

    private void Look(ConnectionContext connection, Pulse pulse)
    {
        if (connection.RemoteEndPoint is not IPEndPoint remote || !pulse.TakeSilence(s_patience)) return;
        var address = remote.Address.IsIPv4MappedToIPv6 ? remote.Address.MapToIPv4() : remote.Address;
        _silent[new IPEndPoint(address, remote.Port)] = clock.GetTimestamp();
        LogSilent(log, remote, s_patience);
        connection.Abort(new ConnectionAbortedException("The silo does not answer."));
    }

    [LoggerMessage(1, LogLevel.Warning, "{Gateway} takes calls and has answered none for {Patience}: other silos are called instead.")]
    private static partial void LogSilent(ILogger log, EndPoint gateway, TimeSpan patience);
}
