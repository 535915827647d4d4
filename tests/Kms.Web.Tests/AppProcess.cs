using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kms.Testing;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests;

/// <summary>The service as its own process on a free port, started as its operator would; can be killed like a lost machine.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    public const string OperatorEmail = "operator@test.example";
    public const string OperatorPassword = "Harbour-Lights-42";

    // A full disk is an error of the write; the signal that comes with a limit would end the process instead.
    private const string Start = "trap '' XFSZ; exec dotnet \"$@\"";

    private readonly StringBuilder _output = new();
    private readonly TempFolder _folder = new();
    private readonly IReadOnlyList<(string Name, string Value)> _settings;
    private Process? _process;

    private readonly string _program;

    private AppProcess(string program, IReadOnlyList<(string Name, string Value)> settings) => (_program, _settings) = (program, settings);

    public string Data => _folder.Path;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

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
        new(Path.Combine(folder, "Kms.Web.dll"), settings) { Address = new Uri($"http://127.0.0.1:{FreePort()}") };

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
    public void BeginAgain()
    {
        var start = new ProcessStartInfo("sh", ["-c", Start, "sh", _program, "--urls", Address.ToString()])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Data,
        };
        start.Environment["Kms__Data"] = Data;
        start.Environment["Kms__PublicUrl"] = Address.ToString();
        start.Environment["Kms__Setup__OperatorEmail"] = OperatorEmail;
        start.Environment["Kms__Setup__OperatorPassword"] = OperatorPassword;
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException("The service did not start.");
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>From now on no file of the service grows past this size, as if the disk were full; null gives the space back.</summary>
    public Task LimitFilesAsync(long? bytes) => FileLimit.SetAsync(_process!.Id, bytes); // it was started

    /// <summary>Waits until it has ended by itself; the exit code.</summary>
    public async Task<int> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process!.WaitForExitAsync(patience.Token); // it was started
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, as process managers stop it.</summary>
    public async Task TellToStopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]); // it was started
        await kill.WaitForExitAsync();
    }

    /// <summary>kill -9: no shutdown code runs.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Dispose();
    }

    /// <summary>Waits until the service says that it can serve.</summary>
    public Task WaitUntilReadyAsync() => WaitForAsync(HttpStatusCode.OK);

    /// <summary>Waits until the service answers so to whoever asks whether it is ready.</summary>
    public async Task WaitForAsync(HttpStatusCode readiness)
    {
        using var client = Client();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(patience.Token))
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The service ended: {Output}");
            try
            {
                using var answer = await client.GetAsync("/health/ready", patience.Token);
                if (answer.StatusCode == readiness) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private void Append(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
