using System.Data.Common;
using System.Text.Json.Nodes;
using Kms.Silo.Demo;
using Kms.Web.Tests.Api;
using Kms.Web.Tests.Outages;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kms.Web.Tests.Crash;

/// <summary>The first fill of the demo is killed again and again, each time a little later; the next start goes on, and in the end all is there.</summary>
public sealed class DemoKillTests
{
    private const int AllDevices = 5_000;

    // Entries of the audit trail: among accounts, organisations, the import, batches and claims, grants, and what is left open.
    private static readonly int[] s_points = [1, 8, 20, 300, 3_000, 5_050, 7_000, 9_500, 10_700];

    [Fact]
    public async Task A_demo_that_was_killed_while_it_was_filled_is_finished_at_the_next_start()
    {
        await using var app = AppProcess.Prepare(("Kms__Demo", "true"));
        foreach (var entries in s_points) await KillAtAsync(app, entries);

        await app.StartAgainAsync();

        Assert.Contains(DemoAccount.Password, app.Output, StringComparison.Ordinal);
        var op = await app.SignInAsync(DemoAccount.Operator.Address, DemoAccount.Password);
        Assert.Equal(AllDevices, await CountAsync(op, "devices"));
        Assert.Equal(3, (await op.GetAsync("organisations?limit=100")).Expect(200).Items.Count(row => row.GetProperty("kind").GetString() != "personal"));
        Assert.Single((await op.GetAsync("access-requests")).Expect(200).Items);
        Assert.Empty(JsonNode.Parse((await op.PostAsync("audit/verify")).Expect(200).Body)!["faults"]!.AsArray()); // the answer has this list
        var customer = await app.SignInAsync(DemoAccount.Customer.Address, DemoAccount.Password);
        Assert.Equal(40, await CountAsync(customer, "devices"));
        var utility = await app.SignInAsync(DemoAccount.Utility.Address, DemoAccount.Password);
        Assert.Equal(1_400 + 1_100 + 500 + 300, await CountAsync(utility, "devices"));
        Assert.Single((await utility.GetAsync("transfers")).Expect(200).Items);
    }

    private static async Task<long> CountAsync(Caller caller, string path) => (await caller.GetAsync(path)).Expect(200).Json.GetProperty("total").GetInt64();

    private static async Task KillAtAsync(AppProcess app, int entries)
    {
        app.BeginAgain();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await CountEntriesAsync(app) < entries) await look.WaitForNextTickAsync(patience.Token);
        await app.KillAsync();
    }

    private static async Task<long> CountEntriesAsync(AppProcess app)
    {
        try
        {
            await using DbConnection connection = app.Postgres is { } postgres
                ? new NpgsqlConnection(postgres)
                : new SqliteConnection($"Data Source={Path.Combine(app.Data, "kms.db")};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from audit_event";
            return (long)(await command.ExecuteScalarAsync() ?? 0L);
        }
        catch (DbException)
        {
            return 0; // the database or its schema is just being made
        }
    }
}
