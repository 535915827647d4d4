using Kms.Keys;
using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Testing;

namespace Kms.Silo.Tests.Keys;

public sealed class KeyRingOpenerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MemoryRingStore _store = new();

    private string RootFile => _folder.File("root.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_start_makes_root_key_and_ring()
    {
        using var ring = await OpenAsync();

        Assert.Equal(1, ring.Current);
        Assert.Single(_store.Entries);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(RootFile));
    }

    [Fact]
    public async Task The_next_start_opens_the_same_ring()
    {
        using var first = await OpenAsync();
        using var next = await OpenAsync();

        Assert.True(first.First.Matches(next.First));
        Assert.Equal(1, _store.Writes);
    }

    [Fact]
    public async Task A_root_key_left_by_a_broken_first_start_is_used()
    {
        (await new RootKeyFile(RootFile).CreateAsync()).Dispose();

        using var ring = await OpenAsync();

        Assert.Equal(1, ring.Current);
    }

    [Fact]
    public async Task A_lost_root_key_stops_the_start_and_makes_no_new_one()
    {
        (await OpenAsync()).Dispose();
        File.Delete(RootFile);

        var error = await Assert.ThrowsAsync<StartException>(OpenAsync);

        Assert.Contains(RootFile, error.Message, StringComparison.Ordinal);
        Assert.Contains("Kms:Keys:RootKeyFile", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(RootFile));
        Assert.Equal(1, _store.Writes);
    }

    [Fact]
    public async Task A_wrong_root_key_stops_the_start_and_names_both_keys()
    {
        (await OpenAsync()).Dispose();
        var wanted = _store.Entries[0].RootId;
        File.Delete(RootFile);
        using var other = await new RootKeyFile(RootFile).CreateAsync();
        var before = await File.ReadAllBytesAsync(RootFile);

        var error = await Assert.ThrowsAsync<StartException>(OpenAsync);

        Assert.Contains(wanted, error.Message, StringComparison.Ordinal);
        Assert.Contains(other.Id, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(RootFile));
        Assert.Equal(1, _store.Writes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("kms-root-key-1")]
    [InlineData("kms-root-key-1 0011223344556677 AAAA")]
    [InlineData("kms-root-key-1 0011223344556677 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("something else entirely that is no key")]
    public async Task A_damaged_root_key_file_stops_the_start(string content)
    {
        (await OpenAsync()).Dispose();
        await File.WriteAllTextAsync(RootFile, content);

        var error = await Assert.ThrowsAsync<StartException>(OpenAsync);

        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(RootFile));
    }

    [Fact]
    public async Task A_changed_ring_stops_the_start()
    {
        (await OpenAsync()).Dispose();
        _store.Entries[0].Wrapped[20] ^= 1;

        var error = await Assert.ThrowsAsync<StartException>(OpenAsync);

        Assert.Contains("key_ring", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ring_entry_moved_to_another_version_stops_the_start()
    {
        (await OpenAsync()).Dispose();
        _store.Entries.Add(_store.Entries[0] with { Version = 2 });

        await Assert.ThrowsAsync<StartException>(OpenAsync);
    }

    [Fact]
    public async Task A_database_that_lost_its_ring_gets_no_new_one()
    {
        _store.HoldsData = true;

        await Assert.ThrowsAsync<StartException>(OpenAsync);

        Assert.False(File.Exists(RootFile));
        Assert.Equal(0, _store.Writes);
    }

    [Fact]
    public async Task No_message_holds_key_bytes()
    {
        (await OpenAsync()).Dispose();
        var secret = (await File.ReadAllTextAsync(RootFile)).Split(' ')[2].Trim();
        _store.Entries[0].Wrapped[20] ^= 1;

        var error = await Assert.ThrowsAsync<StartException>(OpenAsync);

        Assert.DoesNotContain(secret[..12], error.ToString(), StringComparison.Ordinal);
    }

    private async Task<KeyRing> OpenAsync()
    {
        var ring = new KeyRing();
        using var audit = new AuditKey();
        await new KeyRingOpener(_store, new RootKeyFile(RootFile), ring, audit, new ManualClock()).OpenAsync();
        return ring;
    }
}
