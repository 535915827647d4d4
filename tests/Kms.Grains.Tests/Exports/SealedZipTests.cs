using System.Text;
using Kms.Exports;
using Kms.Files;
using Kms.Testing;

namespace Kms.Tests.Exports;

public sealed class SealedZipTests : IDisposable
{
    private const int LineLength = 60;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(200_001)]
    public async Task Ordinary_programs_open_it_with_the_passphrase(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 23))));
        var (archive, passphrase) = await WriteAsync(text);

        Assert.Equal(text, await Unpacker.SevenZipAsync(archive, passphrase));
        Assert.Equal(text, await Unpacker.LibarchiveAsync(archive, passphrase));
    }

    [Fact]
    public async Task A_wrong_passphrase_opens_nothing()
    {
        var (archive, passphrase) = await WriteAsync("secret");
        var wrong = (passphrase[0] == 'A' ? 'B' : 'A') + passphrase[1..];

        Assert.Null(await Unpacker.SevenZipAsync(archive, wrong));
        Assert.Null(await Unpacker.LibarchiveAsync(archive, wrong));
    }

    [Fact]
    public async Task A_changed_byte_of_the_content_is_noticed()
    {
        var (archive, passphrase) = await WriteAsync(new string('x', 1000));
        var bytes = await File.ReadAllBytesAsync(archive);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(archive, bytes);

        Assert.Null(await Unpacker.SevenZipAsync(archive, passphrase));
        Assert.Null(await Unpacker.LibarchiveAsync(archive, passphrase));
    }

    [Fact]
    public async Task It_is_AES_256_and_shows_the_name_alone()
    {
        var (archive, passphrase) = await WriteAsync("28F64A24988064A079AA2C807D6102AE");

        var listed = await Unpacker.ListAsync(archive);

        Assert.Contains("Path = keys-2026-11-22.csv", listed);
        Assert.Contains("AES-256", listed);
        var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(archive));
        Assert.DoesNotContain("28F64A24", bytes);
        Assert.DoesNotContain(passphrase, bytes);
    }

    [Fact]
    public void A_passphrase_has_120_bits_and_nothing_that_looks_alike()
    {
        var all = Enumerable.Range(0, 1000).Select(_ => FilePassphrases.New()).ToHashSet();

        Assert.Equal(1000, all.Count);
        Assert.All(all, passphrase => Assert.Matches("^([A-HJ-NP-Z2-9]{4}-){5}[A-HJ-NP-Z2-9]{4}$", passphrase));
        Assert.Equal(32, all.SelectMany(passphrase => passphrase).Distinct().Count(letter => letter != '-'));
    }

    [Fact]
    public async Task Its_memory_does_not_grow_with_the_content()
    {
        await using var zip = new SealedZip(Stream.Null, "keys.csv", FilePassphrases.New());
        var piece = new byte[32 * 1024];
        await zip.WriteAsync(piece);
        var before = GC.GetAllocatedBytesForCurrentThread();

        // As much as a million keys as csv.
        for (var i = 0; i < 4096; i++) await zip.WriteAsync(piece); // at once, so the thread stays

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    private async Task<(string Archive, string Passphrase)> WriteAsync(string text)
    {
        var archive = Path.Combine(_folder.Path, "keys.csv.zip");
        await using var file = File.Create(archive);
        await using var zip = new SealedZip(file, "keys-2026-11-22.csv", FilePassphrases.New());
        // In odd pieces, as a writer hands them over.
        foreach (var piece in Encoding.ASCII.GetBytes(text).Chunk(LineLength)) await zip.WriteAsync(piece);
        await zip.CompleteAsync(CancellationToken.None);
        return (archive, zip.Passphrase);
    }
}
