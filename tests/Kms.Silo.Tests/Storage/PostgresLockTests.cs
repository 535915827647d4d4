using Kms.Testing.Databases;
using Npgsql;

namespace Kms.Silo.Tests.Storage;

public sealed class PostgresLockTests : IAsyncLifetime
{
    private const int Stops = 5;
    private const string CountLocks =
        "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";

    private readonly PostgresTestDatabase _database = new();

    public async Task InitializeAsync() => await _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_service_that_has_stopped_holds_the_lock_no_more()
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        for (var stop = 0; stop < Stops; stop++)
        {
            var host = await StoreHost.StartAsync(_database.Options);
            Assert.NotEqual(0L, await CountAsync(connection));

            await host.DisposeAsync();

            Assert.Equal(0L, await CountAsync(connection));
        }
    }

    private static async Task<object?> CountAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(CountLocks, connection);
        return await command.ExecuteScalarAsync();
    }
}
