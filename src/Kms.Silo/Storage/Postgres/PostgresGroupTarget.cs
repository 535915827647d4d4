using Kms.Silo.Hosting;
using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;
using Kms.Storage;
using Npgsql;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Writes a group in one transaction of two round trips; connects again after a fault.</summary>
internal sealed class PostgresGroupTarget(PostgresSession session, AuditTails tails, PersonRegister persons) : IGroupTarget
{
    private const int Tries = 3;

    private readonly PostgresCopy _copy = new();
    private AuditTail? _tail;

    public async Task WriteAsync(IReadOnlyList<WriteUnit> units)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(units, copying: attempt == 1);
                return;
            }
            catch (StartException e)
            {
                throw new StorageUnavailableException(e.Message, e);
            }
            catch (Exception e) when (PostgresFault.Unavailable(e) is { } unavailable)
            {
                await session.CloseAsync();
                throw unavailable;
            }
            catch (Exception e) when (PostgresFault.IsLostRace(e) && attempt < Tries)
            {
                await RollbackAsync();
            }
            catch
            {
                await RollbackAsync();
                throw;
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task WriteOnceAsync(IReadOnlyList<WriteUnit> units, bool copying)
    {
        var lost = session.IsNew;
        var connection = await session.OpenAsync();
        // The last commit before a fault may or may not have landed: the chain goes on from what is there.
        if (lost && _tail is not null)
            _tail = tails.Resume(_tail, await PostgresChain.ReadAsync(connection, AuditTails.ReadOwnHead, _tail.Chain));
        if (_tail is null && units.Any(unit => unit.Facts.Length > 0)) _tail = await PostgresChain.StartAsync(connection, tails, persons);
        var group = new PostgresGroup(units);
        group.GatherConditions();
        var check = new PostgresConditions(connection, _copy).CheckAsync(group, copying);
        var (tail, rows) = await GatherAsync(group, check);
        await new PostgresConsequences(connection, _copy).WriteAsync(rows, copying);
        if (tail is null) return;
        _tail = tail;
        tails.Publish(tail);
        persons.Written(units);
    }

    // While the server checks the conditions, the rows are made as if all held; only if some did not are they made again.
    private async Task<(AuditTail? Tail, PostgresRows Rows)> GatherAsync(PostgresGroup group, Task check)
    {
        var tail = _tail?.Copy();
        PostgresRows rows;
        try { rows = group.GatherRows(tail, persons, expected: true); }
        finally { await check; }
        if (group.IsAsExpected) return (tail, rows);
        tail = _tail?.Copy();
        return (tail, group.GatherRows(tail, persons, expected: false));
    }

    private async Task RollbackAsync()
    {
        try
        {
            await using var command = new NpgsqlCommand("rollback", await session.OpenAsync());
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (PostgresFault.Unavailable(e) is not null || e is InvalidOperationException)
        {
            await session.CloseAsync();
        }
    }
}
