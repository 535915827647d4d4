using System.Net;
using Kms.Testing;
using Kms.Testing.Processes;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests;

/// <summary>The service as its own process on a free port, started as its operator would; can be killed like a lost machine.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    public const string OperatorEmail = "operator@test.example";
    public const string OperatorPassword = "Harbour-Lights-42";

    private readonly TempFolder _folder = new();
    private readonly IReadOnlyList<(string Name, string Value)> _settings;
    private readonly ServiceProcess _process;
    private readonly HostEngine? _engine;
    // Of every start: a silo that comes back with its address is known to be the one that died.
    private readonly IReadOnlyList<(string Name, string? Value)> _ports = HostEngine.Settings;

    private AppProcess(string program, Uri address, IReadOnlyList<(string Name, string Value)> settings)
    {
        (Address, _settings) = (address, settings);
        _process = new ServiceProcess(program, "--urls", address.ToString());
        // A web node that asks silos has neither engine nor database.
        if (settings.Any(setting => setting.Name == "Kms__Cluster__Gateways__0")) return;
        _engine = HostEngine.Prepare(new KmsHostSettings { Postgres = settings.LastOrDefault(s => s.Name == "ConnectionStrings__Kms").Value });
    }

    public string Data => _folder.Path;

    public Uri Address { get; }

    /// <summary>Its database; null when that is a file in the data folder.</summary>
    public string? Postgres => _engine?.Postgres;

    public string Output => _process.Output;

    /// <param name="settings">Environment, such as <c>("Kms__Database", "postgres")</c>.</param>
    public static Task<AppProcess> StartAsync(params (string Name, string Value)[] settings) => StartFromAsync(AppContext.BaseDirectory, settings);

    /// <summary>The program of another folder; the working directory is neither.</summary>
    public static async Task<AppProcess> StartFromAsync(string folder, params (string Name, string Value)[] settings)
    {
        var app = Prepare(folder, settings);
        await app.StartAgainAsync();
        return app;
    }

    /// <summary>With a folder and an address, not started yet.</summary>
    public static AppProcess Prepare(params (string Name, string Value)[] settings) => Prepare(AppContext.BaseDirectory, settings);

    private static AppProcess Prepare(string folder, IReadOnlyList<(string Name, string Value)> settings) =>
        new(Path.Combine(folder, "Kms.Web.dll"), new Uri($"http://127.0.0.1:{TestPort.Find()}"), settings);

    public HttpClient Client() => new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };

    public Caller Caller(string? token = null) =>
        token is null ? new Caller(Client()) : new Caller(Client(), ("Authorization", $"Bearer {token}"));

    /// <summary>Starts on the same data and address, and waits until the service says that it can serve.</summary>
    public Task StartAgainAsync()
    {
        BeginAgain();
        return WaitUntilReadyAsync();
    }

    /// <summary>Starts on the same data and address, and does not wait.</summary>
    public void BeginAgain() => _process.Begin(
        Data,
        [
            ("Kms__Data", Data), ("Kms__PublicUrl", Address.ToString()),
            ("Kms__Setup__OperatorEmail", OperatorEmail), ("Kms__Setup__OperatorPassword", OperatorPassword), .. Engine(), .. _settings,
        ]);

    /// <summary>From now on no file of the service grows past this size, as if the disk were full; null gives the space back.</summary>
    public Task LimitFilesAsync(long? bytes) => FileLimit.SetAsync(_process.Id, bytes);

    /// <inheritdoc cref="ServiceProcess.WaitForEndAsync"/>
    public Task<int> WaitForEndAsync() => _process.WaitForEndAsync();

    /// <inheritdoc cref="ServiceProcess.TellToStopAsync"/>
    public Task TellToStopAsync() => _process.TellToStopAsync();

    /// <inheritdoc cref="ServiceProcess.KillAsync"/>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (_engine is not null) await _engine.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Waits until the service says that it can serve.</summary>
    public Task WaitUntilReadyAsync() => WaitForAsync(HttpStatusCode.OK);

    /// <summary>Waits until the service answers so to whoever asks whether it is ready.</summary>
    public async Task WaitForAsync(HttpStatusCode readiness)
    {
        using var client = Client();
        await _process.WaitUntilAsync(async patience =>
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready", patience);
                return answer.StatusCode == readiness;
            }
            catch (HttpRequestException)
            {
                return false; // Not listening yet.
            }
        });
    }

    private IEnumerable<(string Name, string Value)> Engine()
    {
        if (_engine is null) return [];
        var settings = _ports.Select(setting => (setting.Name.Replace(":", "__", StringComparison.Ordinal), setting.Value!));
        return _engine.Postgres is { } postgres
            ? settings.Concat([("Kms__Database", "postgres"), ("ConnectionStrings__Kms", postgres)])
            : settings;
    }
}
