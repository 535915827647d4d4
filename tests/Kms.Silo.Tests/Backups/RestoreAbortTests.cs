using Kms.Audit;
using Kms.Devices;
using Kms.Silo.Backups;
using Kms.Silo.Hosting;
using Kms.Silo.Storage;
using Kms.Silo.Tests.Storage;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Tests.Backups;

/// <summary>A restore that ends in the middle, however it ends, leaves what was there before.</summary>
public abstract class RestoreAbortTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private const int Many = 8_000;

    private readonly TempFolder _folder = new();
    private readonly TDatabase _from = new();
    private readonly TDatabase _to = new();

    private FileInfo Backup => new(_folder.File("kms.backup"));

    public async Task InitializeAsync()
    {
        await _from.CreateAsync();
        await _to.CreateAsync();
        await using var from = await StoreHost.StartAsync(_from.Options);
        foreach (var some in Enumerable.Range(1, Many).Chunk(1_000))
            await from.Get<IDeviceStore>().InsertAsync([.. some.Select(n => (Samples.Device(n), Effects.Of(Samples.Fact("device.imported", Samples.Id(n)))))]);
        await from.Get<BackupRun>().TakeAsync(Backup, passphrase: null, progress: null);
        BackupFiles.CopyRootKey(_from, _to);
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("key_ring")]
    [InlineData("device_key")]
    [InlineData("audit_chain")]
    public async Task Killed_after_some_tables_it_leaves_nothing_or_all_and_the_next_one_does_all(string table)
    {
        await KillAfterAsync(table);

        var left = await CountWhenFreeAsync();
        var loaded = await BackupFiles.RestoreAsync(_to, Backup, replace: true);

        Assert.True(left == (0, 0) || left == (Many, Many + 1), $"{left} is neither nothing nor all."); // all: and the genesis entry
        Assert.True(loaded > 4 * Many);
        Assert.Equal((Many, Many + 1), await CountWhenFreeAsync());
        Assert.DoesNotContain(Directory.EnumerateFiles(_to.Folder), file => file.Contains(".restore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_leaves_the_old_data()
    {
        await using (var old = await StoreHost.StartAsync(_to.Options)) await old.Get<IDeviceStore>().AddAsync(Samples.Device(Many + 1));
        using var stop = new CancellationTokenSource();
        var host = BackupFiles.HostOf(_to);
        await using (var disposed = (IAsyncDisposable)host)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Services.GetRequiredService<RestoreRun>()
                .LoadAsync(Backup, passphrase: null, _ => true, new StopAt("device_version", stop), stop.Token));

        await using var to = await StoreHost.StartAsync(_to.Options);
        Assert.NotNull(await to.Get<IDeviceStore>().ReadAsync(Samples.Id(Many + 1)));
        Assert.Null(await to.Get<IDeviceStore>().ReadAsync(Samples.Id(1)));
    }

    // The process is killed as soon as it says that it has loaded the table; others follow.
    private async Task KillAfterAsync(string table)
    {
        using var process = KmsProcess.Start(_to, "restore", Backup.FullName);
        var line = await process.StandardError.ReadLineAsync();
        while (line?.StartsWith(table + ":", StringComparison.Ordinal) == false) line = await process.StandardError.ReadLineAsync();
        process.Kill();
        await process.WaitForExitAsync();
        Assert.NotNull(line);
    }

    // PostgreSQL needs a moment to see that the killed process is gone.
    private async Task<(int Devices, long Entries)> CountWhenFreeAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var to = await StoreHost.StartAsync(_to.Options);
                var devices = await to.Get<IDatabase>().QueryAsync("select id from device", [], row => row.GetString(0));
                return (devices.Count, (await to.Get<IAuditStore>().VerifyAsync()).Entries);
            }
            catch (StartException) when (attempt < 500)
            {
                await Task.Yield();
            }
        }
    }

    private sealed class StopAt(string table, CancellationTokenSource stop) : IProgress<TableCount>
    {
        public void Report(TableCount value)
        {
            if (value.Table == table) stop.Cancel();
        }
    }
}

public sealed class RestoreAbortOnSqlite : RestoreAbortTests<SqliteTestDatabase>;

public sealed class RestoreAbortOnPostgres : RestoreAbortTests<PostgresTestDatabase>;
