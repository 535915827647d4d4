using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Kms.Imports;
using Xunit.Abstractions;
using Kms.Testing;

namespace Kms.Tests.Imports;

[Collection(MemoryTests.Name)]
public sealed class StreamingTests(ITestOutputHelper output)
{
    private const string Row = "KAM;12345678;28F64A24988064A079AA2C807D6102AE";

    [Fact]
    public async Task A_hundred_megabytes_pass_through_in_flat_memory()
    {
        var random = new XorShift(5);
        await using var file = new GeneratedStream(500_000, i => i == 0
            ? "manufacturer;serial;key;type;label\n"
            : $"KAM;{i:00000000};{random.Next():X16}{random.Next():X16};MULTICAL 21;\"{new string((char)('a' + i % 26), 140)}\"\n");
        var reader = await KeyFileReader.OpenAsync(file, new(), CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long count = 0, bad = 0, most = 0;
        var watch = Stopwatch.StartNew();

        await foreach (var row in reader.ReadAsync(CancellationToken.None))
        {
            if (!row.IsGood) bad++;
            row.Dispose();
            if (++count % 100_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        output.WriteLine($"{count / watch.Elapsed.TotalSeconds:N0} rows/s, {file.BytesGiven:N0} bytes, {most:N0} bytes kept");
        Assert.Equal((499_999, 0), (count, bad));
        Assert.True(file.BytesGiven > 90_000_000);
        Assert.InRange(most, long.MinValue, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task A_million_serial_numbers_on_one_line_are_read_in_bounded_memory()
    {
        await using var file = new GeneratedStream(1_000_000, i => $"{i % 999_999:00000000},");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long count = 0, duplicates = 0, most = 0;

        await foreach (var token in new SerialListReader(new()).ReadAsync(file, CancellationToken.None))
        {
            if (token.Fault == SerialFault.Duplicate) duplicates++;
            if (++count % 250_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal((1_000_000, 1), (count, duplicates));
        Assert.InRange(most, 0, 150L * 1024 * 1024);
    }

    [Fact]
    public async Task A_line_of_ten_megabytes_is_refused_alone_and_not_kept()
    {
        var lines = new[] { Row + "\n", new string('A', 10_000_000) + "\n", Row + "\n", new string(';', 100_000) + "\n", "\"" + new string('q', 200_000) + "\n", Row };
        await using var file = new GeneratedStream(lines.Length, i => lines[i]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var rows = await ImportFile.RowsAsync(file);

        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L], rows.Select(r => r.Line));
        Assert.Equal(["", "row-too-long", "", "row-too-long", "row-too-long", ""], rows.Select(r => string.Join(' ', r.Problems.Select(p => p.CodeText))));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 14_000_000); // the generator's own copies among them
    }

    [Fact]
    public async Task A_bomb_is_refused_early()
    {
        var bomb = Bomb(1L << 28);
        Assert.InRange(bomb.Length, 1, 2_000_000);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();

        await KemImportTests.AssertRefusedAsync("file-zip-refused", bomb);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64L * 1024 * 1024);
    }

    private static byte[] Bomb(long size)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("a.kem", CompressionLevel.Optimal).Open())
        {
            entry.Write(Encoding.ASCII.GetBytes("<EncryptedData><CipherData><CipherValue>"));
            var blanks = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
            for (long i = 0; i < size; i += blanks.Length) entry.Write(blanks);
        }
        return file.ToArray();
    }
}
