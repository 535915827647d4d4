using System.Globalization;
using Kms.Silo.Hosting;

namespace Kms.Testing.Processes;

/// <summary>A silo of a cluster as its own process, on free ports that it keeps. Silos of one cluster share database and root key.</summary>
/// <param name="database">Connection string.</param>
/// <param name="rootKey">The file that all silos of the cluster read.</param>
internal sealed class SiloProcess(string database, string rootKey) : IAsyncDisposable
{
    private readonly ServiceProcess _process = new(Path.Combine(AppContext.BaseDirectory, "Kms.Silo.dll"), "serve");
    private readonly TempFolder _folder = new();
    private readonly int _port = TestPort.Find();
    private readonly int _health = TestPort.Find();

    /// <summary>Further environment of the next start, such as <c>("Kms__PublicUrl", "https://kms.example")</c>.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; set; } = [];

    public int GatewayPort { get; } = TestPort.Find();

    /// <summary>Where web nodes call it; by name, because that is how operators write it.</summary>
    public string Gateway => $"localhost:{GatewayPort}";

    /// <summary>Its data folder, with the mails that it sent.</summary>
    public string Data => _folder.Path;

    public string Output => _process.Output;

    /// <summary>Makes the root key that the silos will share, as an operator does before the first start.</summary>
    public static async Task MakeRootKeyAsync(string rootKey)
    {
        await using var command = new ServiceProcess(Path.Combine(AppContext.BaseDirectory, "Kms.Silo.dll"), "root-key");
        command.Begin(Path.GetTempPath(), [("Kms__Keys__RootKeyFile", rootKey)]);
        if (await command.WaitForEndAsync() != 0) throw new InvalidOperationException($"The root key was not made: {command.Output}");
    }

    /// <summary>Does not wait: whoever needs the silo asks for it.</summary>
    public void Begin() => _process.Begin(Data, [.. Own(), .. Settings]);

    /// <summary>Waits until it is one of the cluster and says that it can serve.</summary>
    public async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_health}") };
        await _process.WaitUntilAsync(async patience =>
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(SiloHealth.Ready, UriKind.Relative), patience);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false; // Not listening yet.
            }
        });
    }

    public Task StartAsync()
    {
        Begin();
        return WaitUntilReadyAsync();
    }

    /// <inheritdoc cref="ServiceProcess.TellToStopAsync"/>
    public Task TellToStopAsync() => _process.TellToStopAsync();

    /// <inheritdoc cref="ServiceProcess.WaitForEndAsync"/>
    public Task<int> WaitForEndAsync() => _process.WaitForEndAsync();

    /// <inheritdoc cref="ServiceProcess.PauseAsync"/>
    public Task PauseAsync() => _process.PauseAsync();

    /// <inheritdoc cref="ServiceProcess.ResumeAsync"/>
    public Task ResumeAsync() => _process.ResumeAsync();

    /// <inheritdoc cref="ServiceProcess.KillAsync"/>
    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private IEnumerable<(string Name, string Value)> Own() =>
    [
        ("Kms__Data", Data),
        ("Kms__Keys__RootKeyFile", rootKey),
        ("Kms__Database", "postgres"),
        ("ConnectionStrings__Kms", database),
        ("Kms__Cluster__Address", "127.0.0.1"),
        ("Kms__Cluster__SiloPort", _port.ToString(CultureInfo.InvariantCulture)),
        ("Kms__Cluster__GatewayPort", GatewayPort.ToString(CultureInfo.InvariantCulture)),
        ("Kms__Cluster__HealthPort", _health.ToString(CultureInfo.InvariantCulture)),
    ];
}
