using Kms.Silo.Storage;

namespace Kms.Testing.Databases;

/// <summary>An empty database for one test, gone afterwards.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>Root key, checkpoints and, for SQLite, the database itself.</summary>
    public string Folder => _folder.Path;

    /// <summary>Null for SQLite.</summary>
    public string? ConnectionString { get; protected set; }

    internal StorageOptions Options => new()
    {
        DataFolder = Folder,
        Database = ConnectionString is null ? DatabaseKind.Sqlite : DatabaseKind.Postgres,
        ConnectionString = ConnectionString,
    };

    public abstract Task CreateAsync();

    public virtual ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
