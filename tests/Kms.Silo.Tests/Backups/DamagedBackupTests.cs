using System.Buffers.Binary;
using Kms.Devices;
using Kms.Silo.Backups;
using Kms.Silo.Tests.Storage;
using Kms.Testing;
using Kms.Testing.Databases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Tests.Backups;

/// <summary>Whatever is done to the file: it is refused, and nothing is touched.</summary>
public sealed class DamagedBackupTests : IAsyncLifetime
{
    private const int PieceStart = 1 + sizeof(int);

    private readonly TempFolder _folder = new();
    private readonly SqliteTestDatabase _from = new();
    private readonly SqliteTestDatabase _to = new();
    private byte[] _whole = [];
    private IHost? _host;

    private RestoreRun Restore => _host!.Services.GetRequiredService<RestoreRun>(); // set by InitializeAsync

    public async Task InitializeAsync()
    {
        await using (var from = await StoreHost.StartAsync(_from.Options))
        {
            await from.Get<IDeviceStore>().AddAsync(Samples.Device(1));
            for (var n = 0; n < 3; n++) await EveryTable.AddLargeAsync(from, 280_000, n);
            var file = new FileInfo(_folder.File("whole"));
            await from.Get<BackupRun>().TakeAsync(file, passphrase: null, progress: null);
            _whole = await File.ReadAllBytesAsync(file.FullName);
        }
        BackupFiles.CopyRootKey(_from, _to);
        _host = BackupFiles.HostOf(_to);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncDisposable)_host!).DisposeAsync();
        await _from.DisposeAsync();
        await _to.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task As_it_was_written_it_is_whole()
    {
        var (header, rows) = await Restore.CheckAsync(Write(_whole), passphrase: null, progress: null);

        Assert.Equal(BackupHeader.ThisFormat, header.Format);
        Assert.True(rows > 5);
    }

    [Fact]
    public async Task Cut_off_anywhere_it_is_refused()
    {
        foreach (var length in Places()) await AssertRefusedAsync(_whole[..length], $"cut off at {length}");
    }

    [Fact]
    public async Task With_one_bit_flipped_anywhere_it_is_refused()
    {
        foreach (var place in Places())
        {
            byte[] changed = [.. _whole];
            changed[place] ^= (byte)(1 << (place % 8));
            await AssertRefusedAsync(changed, $"bit {place % 8} of byte {place}");
        }
    }

    [Fact]
    public async Task With_pieces_moved_or_left_out_or_something_added_it_is_refused()
    {
        var (head, pieces) = Split();

        Assert.True(pieces.Count >= 3);
        await AssertRefusedAsync([.. head, .. pieces[1], .. pieces[0], .. pieces[2..].SelectMany(p => p)], "swapped");
        await AssertRefusedAsync([.. head, .. pieces[0], .. pieces[2..].SelectMany(p => p)], "left out");
        await AssertRefusedAsync([.. head, .. pieces[0], .. pieces.SelectMany(p => p)], "twice");
        await AssertRefusedAsync([.. head, .. pieces[..^1].SelectMany(p => p)], "without the last");
        await AssertRefusedAsync([.. head, .. pieces[0], .. pieces[1][..0], 1, .. pieces[1][1..]], "an earlier one made the last");
        await AssertRefusedAsync([.. _whole, 0], "one byte more");
        await AssertRefusedAsync([.. _whole, .. pieces[^1]], "the last one twice");
    }

    // Densely where the structure is, every few hundred bytes elsewhere.
    private IEnumerable<int> Places() => Enumerable.Range(0, _whole.Length).Where(n => n < 600 || n > _whole.Length - 100 || n % 1_009 == 0);

    private (byte[] Head, List<byte[]> Pieces) Split()
    {
        var start = "KMSBACKUP\n".Length;
        var at = start + sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(_whole.AsSpan(start));
        var (head, pieces) = (_whole[..at], new List<byte[]>());
        while (at < _whole.Length)
        {
            var length = PieceStart + BinaryPrimitives.ReadInt32BigEndian(_whole.AsSpan(at + 1));
            pieces.Add(_whole[at..(at + length)]);
            at += length;
        }
        return (head, pieces);
    }

    private FileInfo Write(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("damaged"), bytes);
        return new FileInfo(_folder.File("damaged"));
    }

    private async Task AssertRefusedAsync(byte[] bytes, string what)
    {
        var fault = await Record.ExceptionAsync(() => Restore.LoadAsync(Write(bytes), passphrase: null, _ => true, progress: null));
        Assert.True(fault is BackupException, $"{what}: {fault}");
        Assert.EndsWith("Nothing was changed.", fault.Message, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(_to.Folder, "root.key")], Directory.EnumerateFileSystemEntries(_to.Folder));
    }
}
