using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Writes groups on a thread of its own; opens the file again after a fault.</summary>
internal sealed class SqliteGroupTarget(SqliteConnections connections, AuditTails tails, PersonRegister persons) : IGroupTarget
{
    private readonly SqliteThread _thread = new("sqlite-writer");
    private SqliteSession? _session;
    private AuditTail? _tail;

    public Task WriteAsync(IReadOnlyList<WriteUnit> units) => _thread.RunAsync(() =>
    {
        try { Write(units); }
        catch (SqliteException e) when (SqliteFault.Unavailable(e) is { } unavailable)
        {
            Close();
            throw unavailable;
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _thread.RunAsync(Close);
        _thread.Dispose();
    }

    private void Write(IReadOnlyList<WriteUnit> units)
    {
        _session ??= Open();
        if (_tail is null && units.Any(unit => unit.Facts.Length > 0)) _tail = StartChain(_session);
        var tail = _tail?.Copy();
        InTransaction(_session, session =>
        {
            foreach (var unit in units) session.Write(unit, tail!); // Units without facts never look at it.
        });
        if (tail is null) return;
        _tail = tail;
        tails.Publish(tail);
        persons.Written(units);
    }

    // The last commit before a fault may or may not have landed: the chain goes on from what is there.
    private SqliteSession Open()
    {
        var connection = connections.OpenForWriting();
        if (_tail is not null)
            _tail = tails.Resume(_tail, SqliteCommands.Read(connection, AuditTails.ReadOwnHead, [_tail.Chain], AuditTails.ReadHead));
        return new SqliteSession(connection, persons);
    }

    private AuditTail StartChain(SqliteSession session)
    {
        AuditTail? tail = null;
        InTransaction(session, s =>
        {
            var heads = SqliteCommands.Read(s.Connection, AuditTails.ReadHeads, [], AuditTails.ReadHead);
            (tail, var genesis) = tails.Start(heads);
            using var command = SqliteCommands.Create(s.Connection, AuditTails.InsertChain, tails.ChainRow(tail));
            command.ExecuteNonQuery();
            s.Append(genesis, tail);
        });
        return tail!;
    }

    private static void InTransaction(SqliteSession session, Action<SqliteSession> work)
    {
        session.Begin();
        try
        {
            work(session);
            session.Commit();
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }
}
