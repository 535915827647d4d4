using System.Security.Cryptography;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>The ways to the one database, each with settings for its use.</summary>
internal sealed class PostgresConnections : IAsyncDisposable
{
    // Our statements are short walks along an index that end at a limit: compiling them, sharing them between workers, reading whole tables or
    // gathering all matches before the first one (a bitmap knows no limit) never pays.
    private const string General =
        "-c jit=off -c plan_cache_mode=force_custom_plan -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1 -c enable_seqscan=off -c enable_bitmapscan=off";

    // Plans are made once, perhaps while the tables are empty: they must not depend on what the tables hold.
    private const string ByKey = "-c jit=off -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private const string Durable = ByKey + " -c synchronous_commit=on";

    private const int ConnectSeconds = 5;
    private const int BufferBytes = 65_536;
    private const int MaxName = 63;

    private readonly string _writing;

    public PostgresConnections(StorageOptions options)
    {
        Source = NpgsqlDataSource.Create(With(options, General));
        Devices = NpgsqlDataSource.Create(With(options, ByKey));
        _writing = new NpgsqlConnectionStringBuilder(With(options, Durable)) { Pooling = false, KeepAlive = 30 }.ConnectionString;
    }

    /// <summary>Shown by the server, so that a second process can say who holds the data.</summary>
    public string Holder { get; } = MakeHolder();

    public NpgsqlDataSource Source { get; }

    public NpgsqlDataSource Devices { get; }

    public async Task<NpgsqlConnection> OpenForWritingAsync(CancellationToken cancellation = default)
    {
        var connection = new NpgsqlConnection(_writing);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Devices.DisposeAsync();
    }

    // Containers may share host name and process number, so chance tells two services apart; the server cuts names at 63 bytes.
    private static string MakeHolder()
    {
        var name = $"kms {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}, process {Environment.ProcessId} on {Environment.MachineName}";
        return name[..Math.Min(name.Length, MaxName)];
    }

    private string With(StorageOptions options, string settings)
    {
        var text = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (!text.ContainsKey("Timeout")) text.Timeout = ConnectSeconds;
        // Groups are large: fewer, longer reads and writes on the socket.
        text.ReadBufferSize = text.WriteBufferSize = BufferBytes;
        text.Options = string.IsNullOrEmpty(text.Options) ? settings : $"{text.Options} {settings}";
        // Nothing here leaves settings, locks or prepared names of its own in a session; emptying it would cost a statement for every use.
        text.NoResetOnClose = true;
        text.ApplicationName = Holder;
        return text.ConnectionString;
    }
}
