using System.Security.Cryptography.X509Certificates;
using Kms.Devices;
using Kms.Silo.Hosting;
using Kms.Testing;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

public sealed class TlsTests : IAsyncLifetime
{
    private readonly Authority _ours = new();
    private readonly Authority _theirs = new();
    private readonly LogCapture _web = new();
    private KmsHost _silo = null!; // made before each test

    public async Task InitializeAsync() => _silo = await KmsHost.StartAsync(new KmsHostSettings { Settings = _ours.Silo() });

    public async Task DisposeAsync()
    {
        await _silo.DisposeAsync();
        _ours.Dispose();
        _theirs.Dispose();
    }

    [Fact]
    public async Task A_web_node_with_a_certificate_reads_keys()
    {
        var ticket = await _silo.People.ActAsync(await _silo.People.AddOperatorAsync());
        await using var web = await WebNode.StartAsync(_silo, _ours.Web());

        Assert.Null(await web.Grains.GetGrain<IDeviceGrain>("KAM-12345678").ReadKeysAsync(ticket, null, null));
    }

    [Fact]
    public Task A_web_node_without_TLS_is_refused() => AssertKeptOutAsync([], _silo.Log, "Both sides need Kms:Cluster:Tls:Certificate");

    [Fact]
    public Task A_web_node_without_TLS_is_told_what_is_missing() => AssertKeptOutAsync([], _web, "Kms:Cluster:Tls all of them or none");

    [Fact]
    public Task A_silo_of_another_authority_is_refused_by_the_web_node() =>
        AssertKeptOutAsync(_theirs.Web(), _web, "signed by Kms:Cluster:Tls:Authority");

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused_by_the_silo()
    {
        _theirs.Web();

        Assert.False(await Knock.IsTakenAsync(Gateway, X509Certificate2.CreateFromPemFile(_theirs["web.pem"], _theirs["web.key"])));

        AssertSaid(_silo.Log, "signed by Kms:Cluster:Tls:Authority");
    }

    [Fact]
    public async Task An_expired_certificate_is_refused()
    {
        _ours.Web(days: -1);

        Assert.False(await Knock.IsTakenAsync(Gateway, Load("web")));

        AssertSaid(_silo.Log, "It must be valid");
    }

    [Fact]
    public async Task Who_shows_no_certificate_is_refused()
    {
        Assert.False(await Knock.IsTakenAsync(Gateway, null));

        AssertSaid(_silo.Log, "Both sides need Kms:Cluster:Tls:Certificate");
    }

    [Fact]
    public async Task Who_does_not_speak_TLS_is_refused()
    {
        await using var plain = await Knock.PlainAsync(Gateway, "GET / HTTP/1.1\r\n\r\n");
        await plain.CopyToAsync(Stream.Null);

        AssertSaid(_silo.Log, "Both sides need Kms:Cluster:Tls:Certificate");
    }

    [Fact]
    public async Task Whoever_stands_at_its_ports_a_silo_stops_at_once()
    {
        _ours.Web();
        await using var silent = await Knock.PlainAsync(Gateway);
        await using var taken = await Knock.WithTlsAsync(Gateway, Load("web"));
        await using (await Knock.WithTlsAsync(Gateway, Load("web"))) { }
        await using (await Knock.WithTlsAsync(Ports.SiloPort, Load("silo"))) { }
        await Knock.IsTakenAsync(Ports.SiloPort, null);

        await _silo.RestartAsync().WaitAsync(TimeSpan.FromSeconds(20)); // A stop that is held up takes 30.
    }

    [Fact]
    public async Task The_port_between_silos_takes_silos_alone()
    {
        _ours.Web();

        Assert.True(await Knock.IsTakenAsync(Ports.SiloPort, Load("silo")));
        Assert.False(await Knock.IsTakenAsync(Ports.SiloPort, Load("web")));
        AssertSaid(_silo.Log, "it is no silo's");
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart()
    {
        _ours.Web();
        var before = await ShownAsync();
        _ours.Silo();
        File.SetLastWriteTimeUtc(_ours["silo.pem"], File.GetLastWriteTimeUtc(_ours["silo.pem"]).AddSeconds(2));

        Assert.NotEqual(before, await ShownAsync());
    }

    [Fact]
    public async Task A_damaged_renewal_leaves_the_certificate_in_use()
    {
        _ours.Web();
        var before = await ShownAsync();
        File.WriteAllText(_ours["silo.pem"], "half a certificate");
        File.SetLastWriteTimeUtc(_ours["silo.pem"], File.GetLastWriteTimeUtc(_ours["silo.pem"]).AddSeconds(2));

        Assert.Equal(before, await ShownAsync());
        AssertSaid(_silo.Log, "Kms:Cluster:Tls:Certificate is");
    }

    private int Gateway => Ports.GatewayPort;

    private KmsClusterOptions Ports => _silo.Get<IOptions<KmsClusterOptions>>().Value;

    private X509Certificate2 Load(string name) => X509Certificate2.CreateFromPemFile(_ours[$"{name}.pem"], _ours[$"{name}.key"]);

    private async Task<string> ShownAsync()
    {
        await using var tls = await Knock.WithTlsAsync(Gateway, Load("web"));
        return tls.RemoteCertificate!.GetSerialNumberString(); // Both sides show one.
    }

    // A web node tries again until it is stopped.
    private async Task AssertKeptOutAsync(IEnumerable<(string Name, string? Value)> settings, LogCapture log, string words)
    {
        using var stop = new CancellationTokenSource();
        var start = WebNode.StartAsync(_silo, settings, _web, stop.Token);
        try { AssertSaid(log, words); }
        finally { await stop.CancelAsync(); }
        await Assert.ThrowsAnyAsync<Exception>(() => start);
    }

    // The silo writes its line a moment after the other side has seen the end.
    private static void AssertSaid(LogCapture log, string words) =>
        Assert.True(SpinWait.SpinUntil(() => log.Lines.Any(line => line.Contains(words, StringComparison.Ordinal)), TimeSpan.FromSeconds(30)), words);
}
