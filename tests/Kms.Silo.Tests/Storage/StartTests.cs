using Kms.Devices;
using Kms.Silo.Hosting;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Schema;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Storage;

public abstract class StartTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused_and_told_who_has_it()
    {
        var refused = await Assert.ThrowsAsync<StartException>(() => StoreHost.StartAsync(Database.Options));

        Assert.Contains("is in use by", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        await Devices.AddAsync(Samples.Device(1));
    }

    [Fact]
    public async Task Data_is_free_again_after_the_stop()
    {
        await Devices.AddAsync(Samples.Device(1));

        await RestartAsync();

        Assert.NotNull(await Devices.ReadAsync(Samples.Id(1)));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await Host.Get<IDatabase>().ExecuteAsync("insert into schema_script (number, name, checksum, applied_at) values (9000, '9000_future', 'x', 0)", []);

        var refused = await Assert.ThrowsAsync<StartException>(RestartAsync);

        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_script_that_is_not_the_programs_own_is_refused()
    {
        await Host.Get<IDatabase>().ExecuteAsync("update schema_script set checksum = 'x' where number = 1", []);

        var refused = await Assert.ThrowsAsync<StartException>(RestartAsync);

        Assert.Contains("0001", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_script_is_applied_once()
    {
        await RestartAsync();

        var applied = await Host.Get<IDatabase>().QueryAsync("select name from schema_script order by number", [], row => row.GetString(0));

        Assert.Equal(SchemaScript.Of(Database.Options.Database).Select(script => script.Name), applied);
    }
}

public sealed class StartOnSqlite : StartTests<SqliteTestDatabase>;

public sealed class StartOnPostgres : StartTests<PostgresTestDatabase>;
