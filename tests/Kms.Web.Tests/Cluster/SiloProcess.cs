using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kms.Web.Tests.Cluster;

/// <summary>A silo as its own process, started as its operator would; can be killed like a lost machine and started again.</summary>
internal sealed class SiloProcess(string database) : IAsyncDisposable
{
    private const string Started = "Application started";

    private readonly int _port = FreePort();
    private readonly int _gateway = FreePort();
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>Where web nodes call it; by name, because that is how operators write it.</summary>
    public string Gateway => $"localhost:{_gateway}";

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Does not wait: whoever needs the silo asks for it.</summary>
    public void Begin(string data, string rootKey, Uri publicUrl)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Kms.Silo.dll"), "serve"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data,
        };
        foreach (var (name, value) in Settings(data, rootKey, publicUrl)) start.Environment[name] = value;
        lock (_output) _output.Clear();
        _process = Process.Start(start) ?? throw new InvalidOperationException("The silo did not start.");
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it is one of the cluster; it listens earlier.</summary>
    public async Task WaitAsync()
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await look.WaitForNextTickAsync(patience.Token))
        {
            if (Output.Contains(Started, StringComparison.Ordinal)) return;
            if (_process!.HasExited) throw new InvalidOperationException($"The silo ended: {Output}"); // it was started
        }
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

    public async ValueTask DisposeAsync() => await KillAsync();

    private (string Name, string Value)[] Settings(string data, string rootKey, Uri publicUrl) =>
    [
        ("Kms__Data", data),
        ("Kms__Keys__RootKeyFile", rootKey),
        ("Kms__Database", "postgres"),
        ("ConnectionStrings__Kms", database),
        ("Kms__PublicUrl", publicUrl.ToString()),
        ("Kms__Setup__OperatorEmail", AppProcess.OperatorEmail),
        ("Kms__Setup__OperatorPassword", AppProcess.OperatorPassword),
        ("Kms__Cluster__Address", "127.0.0.1"),
        ("Kms__Cluster__SiloPort", _port.ToString(CultureInfo.InvariantCulture)),
        ("Kms__Cluster__GatewayPort", _gateway.ToString(CultureInfo.InvariantCulture)),
    ];

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
