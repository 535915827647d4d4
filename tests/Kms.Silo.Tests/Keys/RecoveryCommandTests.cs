using Kms.Keys;
using Kms.Silo.Keys;
using Kms.Silo.Tests.Backups;
using Kms.Silo.Tests.Storage;
using Kms.Testing;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Keys;

/// <summary>The copy without which a backup is worth nothing: made beside the running service, put back on another machine.</summary>
public sealed class RecoveryCommandTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly SqliteTestDatabase _database = new();
    private StoreHost? _service;

    private string Copy => _folder.File("root-key.txt");

    private string Passphrase => _folder.File("passphrase");

    public async Task InitializeAsync()
    {
        _service = await StoreHost.StartAsync(_database.Options);
        await File.WriteAllTextAsync(Passphrase, "three quiet rivers\n");
    }

    public async Task DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_copy_puts_the_very_key_back_and_the_service_no_longer_asks_for_one()
    {
        Assert.True(await _service!.Get<IKeyRingStore>().LacksCopyAsync());
        var made = await KmsProcess.RunAsync(_database, "keys", "recovery", Copy, "--passphrase-file", Passphrase);
        using var elsewhere = new TempFolder();

        var back = await KmsProcess.RunAsync(_database, "keys", "recover", Copy, "--passphrase-file", Passphrase, "--data", elsewhere.Path);

        Assert.Equal((0, 0), (made.Code, back.Code));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(_database.Folder, "root.key")), await File.ReadAllBytesAsync(elsewhere.File("root.key")));
        Assert.False(await _service.Get<IKeyRingStore>().LacksCopyAsync());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Copy));
    }

    [Fact]
    public async Task A_key_that_is_there_is_never_replaced_and_a_passphrase_is_always_wanted()
    {
        var without = await KmsProcess.RunAsync(_database, "keys", "recovery", Copy);
        await KmsProcess.RunAsync(_database, "keys", "recovery", Copy, "--passphrase-file", Passphrase);

        var there = await KmsProcess.RunAsync(_database, "keys", "recover", Copy, "--passphrase-file", Passphrase);

        Assert.Equal(2, without.Code);
        Assert.NotEqual(0, there.Code);
        Assert.Contains("Nothing was changed", there.Error, StringComparison.Ordinal);
    }
}
