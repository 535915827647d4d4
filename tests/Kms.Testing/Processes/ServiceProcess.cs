using System.Diagnostics;
using System.Text;

namespace Kms.Testing.Processes;

/// <summary>
/// A program of the product as a process of its own, started as its operator would. It can be told to stop, paused, killed like a lost
/// machine, and started again.
/// </summary>
/// <param name="program">Path of the <c>.dll</c>.</param>
/// <param name="arguments">What follows it.</param>
internal sealed class ServiceProcess(string program, params IReadOnlyList<string> arguments) : IAsyncDisposable
{
    // A full disk is an error of the write; the signal that comes with a limit would end the process instead.
    private const string Shell = "trap '' XFSZ; exec dotnet \"$@\"";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly StringBuilder _output = new();
    private Process? _process;

    public int Id => Running.Id;

    /// <summary>Of all starts.</summary>
    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    private Process Running => _process ?? throw new InvalidOperationException($"{program} was not started.");

    /// <summary>Does not wait for anything.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="settings">Environment, such as <c>("Kms__Database", "postgres")</c>; of two with one name the last counts.</param>
    public void Begin(string folder, IEnumerable<(string Name, string Value)> settings)
    {
        var start = new ProcessStartInfo("sh", ["-c", Shell, "sh", program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Looks again and again until it is so; a process that ended meanwhile is told with its output.</summary>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var look = new PeriodicTimer(s_look);
        try
        {
            while (!Running.HasExited && await look.WaitForNextTickAsync(patience.Token))
                if (await isSo(patience.Token)) return;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"{program} took too long: {Output}");
        }
        throw new InvalidOperationException($"{program} ended: {Output}");
    }

    /// <summary>Waits until it has ended by itself; the exit code.</summary>
    public async Task<int> WaitForEndAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        await Running.WaitForExitAsync(patience.Token);
        return Running.ExitCode;
    }

    /// <summary>SIGTERM, as process managers stop it.</summary>
    public Task TellToStopAsync() => SignalAsync("TERM");

    /// <summary>SIGSTOP: it holds its connections and answers nobody.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

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

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    private void Append(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }
}
