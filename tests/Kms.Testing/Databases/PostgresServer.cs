using System.Diagnostics;
using System.Globalization;

namespace Kms.Testing.Databases;

/// <summary>
/// A private PostgreSQL server on a socket in a folder of its own. It ends when this process does, however that ends, because a shell
/// beside it waits for the end of its input.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string RunAndWait = """
        "$1" -D "$2/data" -k "$2" -c listen_addresses='' $3 >>"$2/log" 2>&1 & server=$!
        cat >/dev/null
        kill -INT $server 2>/dev/null
        wait $server
        """;

    private readonly string _binaries;
    private readonly string _folder;
    private readonly string _settings;
    private Process? _shell;

    private PostgresServer(string binaries, string folder, string settings) =>
        (_binaries, _folder, _settings) = (binaries, folder, settings);

    public string Log => File.ReadAllText(Path.Combine(_folder, "log"));

    public string ConnectionStringOf(string database) => $"Host={_folder};Username=postgres;Database={database};Timeout=5";

    /// <param name="settings">Such as <c>-c fsync=off</c>.</param>
    public static async Task<PostgresServer> StartAsync(string settings)
    {
        var folder = Directory.CreateTempSubdirectory("kms-pg-").FullName;
        var server = new PostgresServer(FindBinaries(), folder, settings);
        if (IsRoot) await RunAsync("chown", "postgres", folder);
        await RunAsync(AsOwner(server.Binary("initdb"), "-D", Path.Combine(folder, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"));
        await server.BeginAsync();
        return server;
    }

    /// <summary>Starts it, also again after <see cref="KillHard"/>.</summary>
    public async Task BeginAsync()
    {
        File.Delete(Path.Combine(_folder, "data", "postmaster.pid"));
        _shell = Start(AsOwner("/bin/sh", "-c", RunAndWait, "sh", Binary("postgres"), _folder, _settings), input: true);
        // A server that was killed reads its log first, which takes long on a busy machine.
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var attempt = 0; !await TryAsync(Binary("pg_isready"), "-q", "-h", _folder); attempt++)
        {
            if (attempt == 1200) throw new InvalidOperationException($"PostgreSQL does not start: {Log}");
            await pause.WaitForNextTickAsync();
        }
    }

    /// <summary>Ends every process of the server at once, as kill -9 does.</summary>
    public async Task KillHardAsync()
    {
        foreach (var id in await FindProcessesAsync())
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It has ended by itself.
            }
        }
        await EndAsync();
    }

    /// <summary>Makes the disk full for the server: no file of it grows past this size until null gives the space back.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        // Root of a container may not do this to others' processes, but their owner may. A process may end meanwhile.
        foreach (var id in await FindProcessesAsync())
        {
            if (!await TryAsync(AsOwner(FileLimit.Command(id, bytes))) && Directory.Exists($"/proc/{id}"))
                throw new InvalidOperationException("prlimit, from the package util-linux, cannot limit PostgreSQL.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task<int[]> FindProcessesAsync()
    {
        var main = int.Parse((await File.ReadAllLinesAsync(Path.Combine(_folder, "data", "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        var children = (await OutputAsync("ps", "-o", "pid=", "--ppid", main.ToString(CultureInfo.InvariantCulture)))
            .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture));
        return [main, .. children];
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Binary(string name) => Path.Combine(_binaries, name);

    private async Task EndAsync()
    {
        if (_shell is null) return;
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        _shell = null;
    }

    private static string FindBinaries()
    {
        const string Root = "/usr/lib/postgresql";
        var versions = Directory.Exists(Root) ? Directory.GetDirectories(Root) : [];
        var newest = versions.MaxBy(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var version) ? version : 0);
        return newest is null
            ? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql")
            : Path.Combine(newest, "bin");
    }

    // The server refuses to run as root.
    private static string[] AsOwner(params string[] command) => IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command, input: false);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)}: {output}");
    }

    private static async Task<bool> TryAsync(params string[] command)
    {
        using var process = Start(command, input: false);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static async Task<string> OutputAsync(params string[] command)
    {
        using var process = Start(command, input: false);
        return await process.StandardOutput.ReadToEndAsync();
    }

    private static Process Start(string[] command, bool input) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        WorkingDirectory = "/",
        RedirectStandardInput = input,
        RedirectStandardOutput = !input,
    })!; // Null comes only for documents.
}
