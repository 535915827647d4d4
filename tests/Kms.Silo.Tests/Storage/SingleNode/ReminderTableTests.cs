using Kms.Embedded.Reminders;
using Kms.Silo.SingleNode;
using Kms.Testing.Databases;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Storage.SingleNode;

public abstract class ReminderTableTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private static readonly GrainId s_grain = GrainId.Create("organisation", "o1");

    private readonly TDatabase _database = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Reminders_survive_a_restart()
    {
        var reminder = new ReminderRecord(s_grain, "tick", Samples.Now, TimeSpan.FromMinutes(7), Samples.Now.AddMinutes(7));
        await using (var before = await StartAsync())
        {
            await before.Get<IReminderStore>().SaveAsync(reminder, CancellationToken.None);
            await before.Get<IReminderStore>().SaveAsync(reminder with { NextTick = Samples.Now.AddMinutes(14) }, CancellationToken.None);
        }

        await using var after = await StartAsync();

        Assert.Equal([reminder with { NextTick = Samples.Now.AddMinutes(14) }], await after.Get<IReminderStore>().ReadAllAsync(CancellationToken.None));
        await after.Get<IReminderStore>().RemoveAsync(s_grain, "tick", CancellationToken.None);
        Assert.Empty(await after.Get<IReminderStore>().ReadAllAsync(CancellationToken.None));
    }

    private Task<StoreHost> StartAsync() => StoreHost.StartAsync(_database.Options, replace: services => services.AddSingleNodeStorage());
}

public sealed class RemindersOnSqlite : ReminderTableTests<SqliteTestDatabase>;

public sealed class RemindersOnPostgres : ReminderTableTests<PostgresTestDatabase>;
