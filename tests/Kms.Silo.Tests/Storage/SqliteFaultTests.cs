using System.Security.Cryptography;
using Kms.Audit;
using Kms.Devices;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Sqlite;
using Kms.Storage;
using Kms.Testing.Databases;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Tests.Storage;

public sealed class SqliteFaultTests : StoreTests<SqliteTestDatabase>
{
    private const int Cuts = 60;

    [Fact]
    public async Task After_a_power_cut_at_any_moment_every_acknowledged_device_is_there()
    {
        // Without checkpoints the file stands still and the log only grows: each copy is what a disk may hold when the power goes.
        await Host.Get<IDatabase>().ExecuteAsync("pragma wal_autocheckpoint = 0", []);
        var acknowledged = 0;
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 1; !stop.IsCancellationRequested; n++)
            {
                await Devices.AddAsync(Samples.Device(n));
                Volatile.Write(ref acknowledged, n);
            }
        });

        for (var cut = 0; cut < Cuts; cut++) await CheckCutAsync(Volatile.Read(ref acknowledged), cut);

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task A_full_disk_is_said_and_passes_without_a_restart()
    {
        await Devices.AddAsync(Samples.Device(1));
        await Host.Get<IDatabase>().ExecuteAsync("pragma max_page_count = 1", []);

        var full = await Assert.ThrowsAsync<StorageUnavailableException>(() => WriteMuchAsync(2));
        await WriteMuchAsync(3);

        Assert.Contains("disk is full", full.Message, StringComparison.Ordinal);
        Assert.Null(await Devices.ReadAsync(Samples.Id(2)));
        Assert.NotNull(await Devices.ReadAsync(Samples.Id(3)));
        Assert.Empty((await Host.Get<IAuditStore>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Commits_are_synced_to_the_disk()
    {
        using var connection = Host.Get<SqliteConnections>().OpenForWriting();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma synchronous";
        Assert.Equal(2L, await command.ExecuteScalarAsync());
        command.CommandText = "pragma journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }

    private Task<DeviceState> WriteMuchAsync(int number) =>
        Devices.AddAsync(Samples.Device(number) with { Label = new string('x', 2_000_000) });

    private async Task CheckCutAsync(int acknowledged, int cut)
    {
        var copy = Path.Combine(Database.Folder, $"cut-{cut}.db");
        File.Copy(Database.Options.SqliteFile, copy);
        File.Copy(Database.Options.SqliteFile + "-wal", copy + "-wal");
        // The piece of the log that was on its way to the disk may hold anything.
        await File.AppendAllBytesAsync(copy + "-wal", RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(1, 5_000)));
        await using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        await connection.OpenAsync();
        Assert.Equal("ok", await ScalarAsync(connection, "pragma integrity_check"));
        Assert.Equal((long)acknowledged, await ScalarAsync(connection, $"select count(*) from device where id <= '{Samples.Id(acknowledged)}'"));
        Assert.Equal(await ScalarAsync(connection, "select count(*) from device"), await ScalarAsync(connection, "select count(*) from device_version"));
        Assert.Equal(await ScalarAsync(connection, "select coalesce(max(sequence), -1) from audit_event"), await ScalarAsync(connection, "select count(*) - 1 from audit_event"));
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
