using System.Text;
using Kms.Devices;
using Kms.Silo.Backups;
using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Silo.Tests.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

public abstract class RestoreRefusalTests<TDatabase> : IAsyncLifetime where TDatabase : TestDatabase, new()
{
    private const string Passphrase = "correct horse battery staple";

    private readonly TempFolder _folder = new();
    private readonly TDatabase _from = new();
    private readonly TDatabase _to = new();

    private FileInfo Backup => new(_folder.File("kms.backup"));

    public async Task InitializeAsync()
    {
        await _from.CreateAsync();
        await _to.CreateAsync();
        await using var from = await StoreHost.StartAsync(_from.Options);
        await from.Get<IDeviceStore>().AddAsync(Samples.Device(1));
        await from.Get<BackupRun>().TakeAsync(Backup, Passphrase, progress: null);
        BackupFiles.CopyRootKey(_from, _to);
    }

    public async Task DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("a passphrase of somebody else", "The passphrase is not the one")]
    [InlineData(null, "--passphrase-file")]
    public async Task A_wrong_or_missing_passphrase_is_told(string? passphrase, string told) =>
        Assert.Contains(told, (await RefusedAsync(passphrase)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_root_key_is_told_and_none_is_made()
    {
        File.Delete(Path.Combine(_to.Folder, "root.key"));

        var refused = await RefusedAsync(Passphrase);

        Assert.Contains("is not there", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_to.Folder, "root.key")));
    }

    [Fact]
    public async Task Another_root_key_is_told()
    {
        File.Delete(Path.Combine(_to.Folder, "root.key"));
        using var other = await new RootKeyFile(Path.Combine(_to.Folder, "root.key")).CreateAsync();

        Assert.Contains($"holds root key {other.Id}", (await RefusedAsync(Passphrase)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, "ends at schema")]
    [InlineData(1, 0, "reads format 1")]
    public async Task A_backup_of_a_newer_version_is_told(int format, int schema, string told)
    {
        var bytes = await File.ReadAllBytesAsync(Backup.FullName);
        using var stream = new MemoryStream(bytes);
        var (header, _) = BackupHeader.Read(stream, Backup.Name);
        var newer = header with { Format = header.Format + format, Schema = header.Schema + schema };
        await File.WriteAllBytesAsync(Backup.FullName, [.. newer.ToBytes(), .. bytes[(int)stream.Position..]]);

        Assert.Contains(told, (await RefusedAsync(Passphrase)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("KMS")]
    [InlineData("PK\u0003\u0004 a file of another kind")]
    public async Task A_file_that_is_no_backup_is_told(string content)
    {
        await File.WriteAllTextAsync(Backup.FullName, content, Encoding.ASCII);

        Assert.Contains("Nothing was changed", (await RefusedAsync(Passphrase)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_holds_data_is_replaced_only_when_that_is_asked_for()
    {
        await using (var to = await StoreHost.StartAsync(_to.Options)) await to.Get<IDeviceStore>().AddAsync(Samples.Device(2));

        var refused = await RefusedAsync(Passphrase);
        await using (var to = await StoreHost.StartAsync(_to.Options)) Assert.NotNull(await to.Get<IDeviceStore>().ReadAsync(Samples.Id(2)));
        await BackupFiles.RestoreAsync(_to, Backup, Passphrase, replace: true);

        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);
        await using var restored = await StoreHost.StartAsync(_to.Options);
        Assert.Null(await restored.Get<IDeviceStore>().ReadAsync(Samples.Id(2)));
        Assert.NotNull(await restored.Get<IDeviceStore>().ReadAsync(Samples.Id(1)));
    }

    [Fact]
    public async Task While_the_service_runs_nothing_is_restored()
    {
        await using var service = await StoreHost.StartAsync(_to.Options);

        var refused = await Assert.ThrowsAsync<StartException>(() => BackupFiles.RestoreAsync(_to, Backup, Passphrase, replace: true));

        Assert.Contains("is in use by", refused.Message, StringComparison.Ordinal);
    }

    private Task<BackupException> RefusedAsync(string? passphrase) =>
        Assert.ThrowsAsync<BackupException>(() => BackupFiles.RestoreAsync(_to, Backup, passphrase));
}

public sealed class RestoreRefusalOnSqlite : RestoreRefusalTests<SqliteTestDatabase>;

public sealed class RestoreRefusalOnPostgres : RestoreRefusalTests<PostgresTestDatabase>;
