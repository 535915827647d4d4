using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>The writer's connection with everything prepared on it; thrown away after a fault.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteDeviceWriter _devices;
    private readonly SqliteReadWriter _reads;
    private readonly SqliteEffectWriter _effects;

    public SqliteSession(SqliteConnection connection, PersonRegister persons)
    {
        _connection = connection;
        _begin = new SqliteStatement(connection, "begin immediate");
        _commit = new SqliteStatement(connection, "commit");
        _devices = new SqliteDeviceWriter(connection);
        _reads = new SqliteReadWriter(connection);
        _effects = new SqliteEffectWriter(connection, persons);
    }

    public SqliteConnection Connection => _connection;

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) != 0) return; // SQLite has rolled back by itself.
        using var rollback = new SqliteStatement(_connection, "rollback");
        rollback.Run();
    }

    public void Write(WriteUnit unit, AuditTail tail)
    {
        unit.Accepted = unit switch
        {
            ChangeUnit change => _devices.Change(change),
            CreateUnit create => _devices.Create(create.Device),
            ReadUnit read => Allow(read),
            _ => true,
        };
        if (!unit.Accepted) return;
        if (unit is CommandUnit command) command.Run(_connection);
        else _effects.Write(unit, tail);
    }

    public void Append(PreparedFact fact, AuditTail tail) => _effects.Append(fact, tail);

    public void Dispose()
    {
        _effects.Dispose();
        _reads.Dispose();
        _devices.Dispose();
        _commit.Dispose();
        _begin.Dispose();
        _connection.Dispose();
    }

    private bool Allow(ReadUnit unit)
    {
        var read = unit.Read;
        if (!_devices.HasVersion(read.Device, read.DeviceVersion) || !_reads.HasEpoch(read.User, read.Epoch)) return false;
        _reads.MarkRevealed(read);
        return true;
    }
}
