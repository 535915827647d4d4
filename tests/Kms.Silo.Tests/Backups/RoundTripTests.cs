using Kms.Audit;
using Kms.Devices;
using Kms.Keys;
using Kms.Silo.Backups;
using Kms.Silo.Tests.Storage;
using Kms.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

public abstract class RoundTripTests<TFrom, TTo> : IAsyncLifetime where TFrom : TestDatabase, new() where TTo : TestDatabase, new()
{
    private const string Passphrase = "correct horse battery staple";

    private readonly TempFolder _folder = new();
    private readonly TFrom _from = new();
    private readonly TTo _to = new();

    private FileInfo Backup => new(_folder.File("kms.backup"));

    public async Task InitializeAsync()
    {
        await _from.CreateAsync();
        await _to.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_row_of_every_table_arrives_as_it_was()
    {
        await using var from = await StoreHost.StartAsync(_from.Options);
        await EveryTable.FillAsync(from);
        await EveryTable.AddLargeAsync(from, 700_000);
        await from.Get<IDeviceStore>().AddAsync(Samples.Device(1));

        var written = await from.Get<BackupRun>().TakeAsync(Backup, Passphrase, progress: null);
        BackupFiles.CopyRootKey(_from, _to);
        var loaded = await BackupFiles.RestoreAsync(_to, Backup, Passphrase);

        await using var to = await StoreHost.StartAsync(_to.Options);
        var rows = await EveryTable.DumpAsync(from);
        Assert.Equal((rows.Count, rows.Count), (written, loaded));
        Assert.Equal(rows, await EveryTable.DumpAsync(to));
    }

    [Fact]
    public async Task Keys_open_versions_go_on_and_the_audit_trail_is_whole()
    {
        await using var from = await StoreHost.StartAsync(_from.Options);
        using var key = ClearKey.Generate(16);
        var wrapped = from.Get<IKeyVault>().Wrap(Samples.Id(1), KeyPurpose.Dek, 1, key);
        await from.Get<IDeviceStore>().AddAsync(Samples.Device(1) with { Keys = [Samples.Key(1) with { Wrapped = wrapped }] });
        await from.Get<BackupRun>().TakeAsync(Backup, passphrase: null, progress: null);
        BackupFiles.CopyRootKey(_from, _to);

        await BackupFiles.RestoreAsync(_to, Backup);

        await using var to = await StoreHost.StartAsync(_to.Options);
        var device = (await to.Get<IDeviceStore>().ReadAsync(Samples.Id(1)))!;
        using var opened = to.Get<IKeyVault>().Unwrap(device.Id, KeyPurpose.Dek, 1, device.Keys[0].Wrapped!);
        Assert.True(key.Matches(opened));
        var changed = await to.Get<IDeviceStore>().SaveAsync(device, device.With(Samples.Right("r1")), Effects.Of(Samples.Fact(device: device.Id)));
        var verdict = await to.Get<IAuditStore>().VerifyAsync();
        Assert.Equal((2, 2, 4), (changed.Version, verdict.Chains, verdict.Entries)); // each chain has a genesis entry
        Assert.Empty(verdict.Faults);
    }
}

public sealed class SqliteToSqlite : RoundTripTests<SqliteTestDatabase, SqliteTestDatabase>;

public sealed class SqliteToPostgres : RoundTripTests<SqliteTestDatabase, PostgresTestDatabase>;

public sealed class PostgresToSqlite : RoundTripTests<PostgresTestDatabase, SqliteTestDatabase>;

public sealed class PostgresToPostgres : RoundTripTests<PostgresTestDatabase, PostgresTestDatabase>;
