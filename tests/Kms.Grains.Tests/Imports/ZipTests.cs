using System.Buffers.Binary;
using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class ZipTests
{
    private static readonly byte[] Kem = KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}</MetersInOrder>");

    [Fact]
    public async Task One_file_beside_what_macos_adds_is_read()
    {
        var zip = KemFile.Zip(("folder/any name.txt", Kem), ("__MACOSX/._x", [1, 2, 3]), ("folder/", []));

        Assert.Single(await ImportFile.RowsAsync(zip, new() { Password = KemFile.Password }));
    }

    [Fact]
    public async Task A_bomb_that_is_no_xml_is_refused_at_its_first_bytes()
    {
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip(("a.kem", new byte[50_000_000])));
    }

    [Theory]
    [InlineData("../../etc/cron.d/x")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\windows")]
    [InlineData("C:\\x.kem")]
    [InlineData("a/../../b.kem")]
    public async Task Names_that_lead_elsewhere_are_refused(string name)
    {
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip((name, Kem)));
    }

    [Fact]
    public async Task Archives_of_many_files_nested_ones_and_workbooks_are_refused()
    {
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip(("a.kem", Kem), ("b.kem", Kem)));
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip([.. Enumerable.Range(0, 1000).Select(i => ($"{i}.kem", Array.Empty<byte>()))]));
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip(("inner.zip", KemFile.Zip(("a.kem", Kem)))));
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip(("[Content_Types].xml", Kem), ("xl/workbook.xml", Kem)));
        await KemImportTests.AssertRefusedAsync("file-zip-refused", KemFile.Zip());
    }

    [Fact]
    public async Task A_link_is_refused()
    {
        var zip = KemFile.Zip(("a.kem", Kem));
        var entry = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[entry + 5] = 3; // made on Unix
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + 38), 0xA1FF0000);

        await KemImportTests.AssertRefusedAsync("file-zip-refused", zip);
    }

    [Fact]
    public async Task A_directory_that_lies_about_its_entries_is_refused()
    {
        var zip = KemFile.Zip([.. Enumerable.Range(0, 500).Select(i => ($"{i}.kem", Array.Empty<byte>()))]);
        var end = zip.AsSpan().LastIndexOf("PK\x05\x06"u8);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 8), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(end + 10), 1);

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ImportFile.RowsAsync(zip));
        Assert.Contains("directory is damaged", refused.Message, StringComparison.Ordinal); // before anything of it is opened
    }

    [Fact]
    public async Task Half_a_zip_is_truncated()
    {
        var zip = KemFile.Zip(("a.kem", Kem));

        await KemImportTests.AssertRefusedAsync("file-truncated", zip[..(zip.Length / 2)]);
    }

    [Fact]
    public async Task A_large_upload_is_refused_without_reading_it_all()
    {
        await using var file = new GeneratedStream(100_000, _ => "PK\x03\x04" + new string('x', 1000));

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ImportFile.RowsAsync(file, new() { LargestZip = 1_000_000 }));

        Assert.Equal("file-zip-refused", refused.Code);
        Assert.InRange(file.BytesGiven, 1_000_000, 1_200_000);
    }
}
