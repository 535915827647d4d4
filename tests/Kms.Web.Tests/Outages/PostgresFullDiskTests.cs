using Kms.Testing.Databases;
using Npgsql;

namespace Kms.Web.Tests.Outages;

public sealed class PostgresFullDiskTests : FullDiskTests, IAsyncLifetime
{
    // Above the log's segments of 16 MB: tables stop growing, as when their tablespace is full. A full log ends the server: PostgresOutageTests.
    private const long Full = 17 << 20;

    // Rows that are deleted again: the trail is then as large as the limit and has no room left.
    private const string GrowTrail = """
        insert into audit_event (chain, sequence, fact_id, once, kind, at, details, hash)
        select -1, n, 'growth', 0, 'growth', 0, repeat('x', 1900), '' from generate_series(1, 10000) n;
        delete from audit_event where chain = -1;
        """;

    private PostgresServer? _server;

    private PostgresServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    public async Task InitializeAsync() => _server = await PostgresServer.StartAsync("-c fsync=off -c autovacuum=off");

    public async Task DisposeAsync() => await Server.DisposeAsync();

    private protected override Task<AppProcess> StartAsync() => AppProcess.StartAsync(
        ("Kms__Database", "postgres"), ("ConnectionStrings__Kms", Server.ConnectionStringOf("postgres")),
        ("Kms__Rates__Account", "600000"), ("Kms__Rates__Door", "6000"));

    private protected override string Advice => "Look at the server and its disk";

    private protected override async Task FillDiskAsync(AppProcess app)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionStringOf("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(GrowTrail, connection);
        await command.ExecuteNonQueryAsync();
        await Server.LimitFilesAsync(Full);
    }

    // The row of the probe is there already and needs no room: this server is full for some tables alone.
    private protected override Task CheckReadinessAsync(AppProcess app) => app.WaitUntilReadyAsync();

    private protected override Task FreeDiskAsync(AppProcess app) => Server.LimitFilesAsync(null);
}
