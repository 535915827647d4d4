using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Opens connections to the one file, and keeps those for reading to use them again.</summary>
internal sealed class SqliteConnections(StorageOptions options) : IDisposable
{
    private const int MaxIdle = 8;

    // WAL with synchronous=full: every commit is on disk before it is acknowledged, and readers never wait for the writer.
    private const string Writing = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma busy_timeout = 5000;
        pragma cache_size = -65536;
        pragma temp_store = memory;
        pragma wal_autocheckpoint = 4000;
        """;

    private const string Reading = """
        pragma query_only = on;
        pragma busy_timeout = 5000;
        pragma cache_size = -16384;
        pragma mmap_size = 1073741824;
        pragma temp_store = memory;
        """;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    public SqliteConnection OpenForWriting()
    {
        Directory.CreateDirectory(options.DataFolder);
        return Open(Writing);
    }

    public SqliteConnection OpenForReading() => Open(Reading);

    public SqliteConnection Rent() => _idle.TryTake(out var connection) ? connection : OpenForReading();

    public void Return(SqliteConnection connection)
    {
        if (_idle.Count < MaxIdle) _idle.Add(connection);
        else connection.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }

    private SqliteConnection Open(string pragmas)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = options.SqliteFile, Pooling = false };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
