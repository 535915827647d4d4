using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kms.Testing;

namespace Kms.Web.Tests.Deployment;

/// <summary><c>docker/local.sh</c> as its user starts it.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();
    private readonly List<string> _lines = [];
    private readonly Process _script;

    public LocalCluster(string database, int silos, int webs)
    {
        Port = TestPort.Find(400);
        var start = new ProcessStartInfo("bash", [Repository.PathOf("docker/local.sh"), database, _folder.Path]) { RedirectStandardOutput = true };
        Set(start, "KMS_SILOS", silos);
        Set(start, "KMS_WEBS", webs);
        Set(start, "KMS_PORT", Port);
        // The silos inherit what the script does not set.
        start.Environment["Kms__Setup__OperatorEmail"] = AppProcess.OperatorEmail;
        start.Environment["Kms__Setup__OperatorPassword"] = AppProcess.OperatorPassword;
        start.Environment["KMS_SILO"] = Path.Combine(AppContext.BaseDirectory, "Kms.Silo.dll");
        start.Environment["KMS_WEB"] = Path.Combine(AppContext.BaseDirectory, "Kms.Web.dll");
        _script = Process.Start(start)!; // Null comes only for documents.
    }

    /// <summary>Of the first page; see the script for the others.</summary>
    public int Port { get; }

    /// <summary>What all processes have logged.</summary>
    public IEnumerable<string> Logs => Directory.GetFiles(_folder.Path, "*.log").Select(File.ReadAllText);

    /// <summary>The pages of a web node, which count from 0.</summary>
    public Entrance Web(int number) => new(new Uri($"http://localhost:{Port + number}"), _folder.Path);

    public async Task WaitUntilReadyAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (await _script.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            _lines.Add(line);
            if (line.StartsWith("Ready:", StringComparison.Ordinal)) return;
        }
        throw new InvalidOperationException($"It ended: {string.Join('\n', _lines.Concat(Logs))}");
    }

    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _script.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(s_patience);
        await _script.WaitForExitAsync(patience.Token);
    }

    public static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try { await client.ConnectAsync(IPAddress.Loopback, port); }
        catch (SocketException) { return false; }
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_script.HasExited) await StopAsync();
        _script.Dispose();
        _folder.Dispose();
    }

    private static void Set(ProcessStartInfo start, string name, int value) => start.Environment[name] = value.ToString(CultureInfo.InvariantCulture);
}
