using Kms.Testing.Databases;

namespace Kms.Web.Tests.Crash;

public sealed class PostgresKillTests : KillTests, IAsyncLifetime
{
    private readonly PostgresTestDatabase _database = new();

    public Task InitializeAsync() => _database.CreateAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    private protected override Task<AppProcess> StartAsync() => AppProcess.StartAsync(
        ("Kms__Database", "postgres"), ("ConnectionStrings__Kms", _database.ConnectionString!), // set by CreateAsync
        ("Kms__Rates__Door", "6000"), ("Kms__Rates__Account", "600000"));
}
