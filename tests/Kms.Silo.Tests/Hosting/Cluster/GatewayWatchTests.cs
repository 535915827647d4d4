using System.IO.Pipelines;
using System.Net;
using Kms.Silo.Hosting;
using Kms.Testing;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

/// <summary>A connection of a web node to a silo, of which the test plays the other end.</summary>
public sealed class GatewayWatchTests : IAsyncDisposable
{
    private static readonly IPEndPoint s_hangs = new(IPAddress.Loopback, 30000);

    private readonly ManualClock _clock = new();
    private readonly GatewayWatch _watch;
    private readonly Pipe _out = new();
    private readonly Pipe _in = new();
    private readonly DefaultConnectionContext _connection;
    private readonly TaskCompletionSource _open = new();

    public GatewayWatchTests()
    {
        _watch = new GatewayWatch(_clock, NullLogger<GatewayWatch>.Instance);
        _connection = new DefaultConnectionContext("test", new Ends(_in.Reader, _out.Writer), new Ends(_out.Reader, _in.Writer)) { RemoteEndPoint = s_hangs };
        var connections = new ConnectionBuilder(new ServiceCollection().BuildServiceProvider());
        _watch.Watch(connections);
        connections.Run(_ => _open.Task);
        Running = connections.Build()(_connection);
    }

    private Task Running { get; }

    public async ValueTask DisposeAsync()
    {
        _open.TrySetResult();
        await Running;
        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task A_silo_that_was_asked_and_says_nothing_for_ten_seconds_is_left_out_for_a_while()
    {
        await AskAsync();
        _clock.Advance(TimeSpan.FromSeconds(12));

        await ClosedAsync();
        Assert.Equal([30001], await GatewaysAsync(30000, 30001));
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal([30000, 30001], await GatewaysAsync(30000, 30001));
    }

    [Fact]
    public async Task The_last_silo_is_never_left_out()
    {
        await AskAsync();
        _clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal([30000], await GatewaysAsync(30000));
    }

    [Fact]
    public async Task A_silo_that_answers_stays_however_long_it_was_idle()
    {
        await AskAsync();
        _clock.Advance(TimeSpan.FromSeconds(9));
        await AnswerAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));

        Assert.False(_connection.ConnectionClosed.IsCancellationRequested);
    }

    private async Task ClosedAsync()
    {
        var closed = new TaskCompletionSource();
        await using var told = _connection.ConnectionClosed.Register(closed.SetResult);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private async Task AskAsync() => await _connection.Transport.Output.WriteAsync(new byte[] { 1 });

    private async Task AnswerAsync()
    {
        await _in.Writer.WriteAsync(new byte[] { 1 });
        var read = await _connection.Transport.Input.ReadAsync();
        _connection.Transport.Input.AdvanceTo(read.Buffer.End);
    }

    private async Task<IEnumerable<int>> GatewaysAsync(params IEnumerable<int> ports)
    {
        var options = new KmsClusterOptions();
        foreach (var port in ports) options.Gateways.Add($"127.0.0.1:{port}");
        return (await new NamedGateways(Options.Create(options), _watch, NullLogger<NamedGateways>.Instance).GetGateways()).Select(gateway => gateway.Port);
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
