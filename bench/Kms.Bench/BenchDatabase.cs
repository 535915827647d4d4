using Kms.Silo.Storage;
using Kms.Testing.Databases;

namespace Kms.Bench;

/// <summary>A fresh database with the settings a site has: what is acknowledged is on disk.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly SqliteTestDatabase _folder = new();
    private readonly PostgresServer? _server;

    private BenchDatabase(PostgresServer? server) => _server = server;

    public string Folder => _folder.Folder;

    public string? ConnectionString => _server?.ConnectionStringOf("postgres");

    public StorageOptions Options => _folder.Options;

    public static async Task<BenchDatabase> CreateAsync(string database) =>
        new(database == "postgres" ? await PostgresServer.StartAsync("-c shared_buffers=512MB -c max_wal_size=4GB") : null);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        await _folder.DisposeAsync();
    }
}
