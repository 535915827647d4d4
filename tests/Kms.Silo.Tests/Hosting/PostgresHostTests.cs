using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Testing;
using Kms.Testing.Databases;
using Kms.Users;

namespace Kms.Silo.Tests.Hosting;

public sealed class PostgresHostTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase _database = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task The_service_runs_on_PostgreSQL_and_finds_everything_again()
    {
        await using var host = await KmsHost.StartAsync(Settings());
        var utility = await host.People.FoundAsync("Aarhavn Forsyning");
        var anna = await host.People.AddAsync("anna@example.com", (utility, Roles.KeyManager));
        await host.Grain<IAccountsGrain>("0").RegisterAsync(EmailAddress.Parse("nina@example.com"), "de", null);
        await host.Mails.FindAsync("nina@example.com", "Aktivieren");

        await host.RestartAsync();

        Assert.Equal("Aarhavn Forsyning", (await host.People.ActAsync(anna)).Memberships[0].Name);
    }

    [Fact]
    public async Task A_lost_root_key_stops_the_next_start_and_leaves_the_ring_as_it_was()
    {
        await using (var host = await KmsHost.StartAsync(Settings())) await host.People.FoundAsync("Utility");
        File.Delete(Path.Combine(_database.Folder, "root.key"));

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(Settings()));

        Assert.Contains("root.key", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_database.Folder, "root.key")));
    }

    [Fact]
    public async Task A_database_that_another_service_made_is_not_taken_over()
    {
        await using (var host = await KmsHost.StartAsync(Settings())) await host.People.FoundAsync("Utility");
        using var folder = new TempFolder();
        (await new RootKeyFile(folder.File("root.key")).CreateAsync()).Dispose();

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(Settings() with { Folder = folder.Path }));

        Assert.Contains("Put the right one in its place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_stops_the_start_with_a_sentence()
    {
        var settings = Settings() with { Postgres = "Host=/nonexistent;Username=kms;Database=kms;Timeout=2" };

        var error = await Assert.ThrowsAsync<StartException>(() => KmsHost.StartAsync(settings));

        Assert.Contains("ConnectionStrings:Kms", error.Message, StringComparison.Ordinal);
    }

    private KmsHostSettings Settings() => new() { Folder = _database.Folder, Postgres = _database.ConnectionString };
}
