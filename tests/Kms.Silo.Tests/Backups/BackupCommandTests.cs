using Kms.Devices;
using Kms.Silo.Tests.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

/// <summary>What operators and timers see: exit codes, progress, sentences.</summary>
public sealed class BackupCommandTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly SqliteTestDatabase _database = new();
    private StoreHost? _service;

    private string Backup => _folder.File("kms.backup");

    public async Task InitializeAsync()
    {
        _service = await StoreHost.StartAsync(_database.Options);
        await _service.Get<IDeviceStore>().AddAsync(Samples.Device(1));
    }

    public async Task DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_beside_the_running_service_is_whole_and_private_and_leaves_no_part()
    {
        var taken = await KmsProcess.RunAsync(_database, "backup", Backup);
        var check = await KmsProcess.RunAsync(_database, "restore", Backup, "--check");

        Assert.Equal((0, 0), (taken.Code, check.Code));
        Assert.Contains("device: 1 rows", taken.Error, StringComparison.Ordinal);
        Assert.Contains("is whole", check.Output, StringComparison.Ordinal);
        Assert.Equal([Backup], Directory.EnumerateFiles(_folder.Path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
    }

    [Fact]
    public async Task A_restore_wants_a_stopped_service_and_an_answer_before_it_replaces()
    {
        await KmsProcess.RunAsync(_database, "backup", Backup);
        var running = await KmsProcess.RunAsync(_database, "restore", Backup, "--replace", "--yes");
        await _service!.DisposeAsync();
        _service = null;

        var full = await KmsProcess.RunAsync(_database, "restore", Backup);
        var unanswered = await KmsProcess.RunAsync(_database, "restore", Backup, "--replace");
        var replaced = await KmsProcess.RunAsync(_database, "restore", Backup, "--replace", "--yes");

        Assert.Equal((3, 1, 1, 0), (running.Code, full.Code, unanswered.Code, replaced.Code));
        Assert.Contains("--replace", full.Error, StringComparison.Ordinal);
        Assert.EndsWith("Give --yes with --replace where nobody can answer.", unanswered.Error, StringComparison.Ordinal);
        Assert.Contains("is whole", replaced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passphrase_that_is_too_short_or_missing_and_a_folder_without_data_are_told()
    {
        await File.WriteAllTextAsync(_folder.File("short"), "secret");
        using var empty = new TempFolder();

        var tooShort = await KmsProcess.RunAsync(_database, "backup", Backup, "--passphrase-file", _folder.File("short"));
        var missing = await KmsProcess.RunAsync(_database, "backup", Backup, "--passphrase-file", _folder.File("none"));
        var noData = await KmsProcess.RunAsync(_database, "backup", Backup, "--data", empty.Path);

        Assert.Equal((2, 2, 1), (tooShort.Code, missing.Code, noData.Code));
        Assert.StartsWith("There is no database", noData.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Path));
        Assert.Equal([_folder.File("short")], Directory.EnumerateFiles(_folder.Path));
    }
}
