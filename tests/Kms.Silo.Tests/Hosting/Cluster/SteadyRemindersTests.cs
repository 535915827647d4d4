using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Orleans.Runtime;

namespace Kms.Silo.Tests.Hosting;

public sealed class SteadyRemindersTests : IAsyncLifetime
{
    private static readonly GrainId s_grain = GrainId.Create("job", "one");

    private PostgresServer _server = null!; // made before each test, as what follows
    private KmsHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync("");
        _host = await KmsHost.StartAsync(new KmsHostSettings { Postgres = _server.ConnectionStringOf("postgres") });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    private IReminderTable Reminders => _host.Get<IReminderTable>();

    [Fact]
    public async Task Connections_that_died_with_the_database_are_of_no_matter_once_it_is_back()
    {
        await WriteAsync();

        await _server.KillHardAsync();
        await _server.BeginAsync();

        await WriteAsync();
        Assert.Equal("work", (await Reminders.ReadRow(s_grain, "work"))?.ReminderName);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_as_by_the_other_stores()
    {
        await WriteAsync();

        await _server.KillHardAsync();

        await Assert.ThrowsAsync<StorageUnavailableException>(WriteAsync);
        await _server.BeginAsync();
    }

    private Task WriteAsync() => Reminders.UpsertRow(new ReminderEntry
    {
        GrainId = s_grain, ReminderName = "work", StartAt = TimeProvider.System.GetUtcNow().UtcDateTime, Period = TimeSpan.FromMinutes(1),
    });
}
