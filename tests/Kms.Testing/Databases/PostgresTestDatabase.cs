using System.Globalization;
using Npgsql;

namespace Kms.Testing.Databases;

/// <summary>A database of its own on the server that all tests of this process share.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<PostgresServer>> s_server = new(() => PostgresServer.StartAsync("-c fsync=off -c max_connections=200"));
    private static int s_number;

    private string _name = "";

    public override async Task CreateAsync()
    {
        var server = await s_server.Value;
        _name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref s_number)}");
        await RunAsync(server, $"create database {_name}");
        ConnectionString = server.ConnectionStringOf(_name);
    }

    public override async ValueTask DisposeAsync()
    {
        await RunAsync(await s_server.Value, $"drop database if exists {_name} with (force)");
        await base.DisposeAsync();
    }

    private static async Task RunAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionStringOf("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
