using System.Text;
using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class KemImportTests
{
    private static readonly KeyFileOptions WithPassword = new() { Password = KemFile.Password };

    [Theory]
    [InlineData("sample.kem")]
    [InlineData("sample.zip.kem")]
    public async Task Both_meters_of_the_sample_are_read(string name)
    {
        await using var file = File.OpenRead(Sample.Path(name));

        var rows = await ImportFile.RowsAsync(file, WithPassword);

        Assert.Equal(["KAM-76348799 MC21 cold water 4711 28F64A24988064A079AA2C807D6102AE", "KAM-36363636 MC603 heat 4711 00112233445566778899AABBCCDDEEFF"],
            rows.Select(r => $"{r.Device.Id} {r.Device.Type} {r.Device.Medium} {r.Device.Batch} {ImportFile.Key(r)}"));
        Assert.Equal([1L, 2L], rows.Select(r => r.Line));
    }

    [Fact]
    public async Task The_meter_of_the_kem2_sample_is_read()
    {
        await using var file = File.OpenRead(Sample.Path("sample.kem2"));

        var row = Assert.Single(await ImportFile.RowsAsync(file, WithPassword));

        Assert.Equal("KAM-52525252 KWM2231 cold water FFEEDDCCBBAA00998877665544332211", $"{row.Device.Id} {row.Device.Type} {row.Device.Medium} {ImportFile.Key(row)}");
        Assert.True(row.IsGood);
    }

    [Fact]
    public async Task Other_keys_are_read_by_their_names_and_private_keys_are_left()
    {
        var plain = "<Devices><Device><SerialNumber>12345678</SerialNumber><ManufacturerId>KAM</ManufacturerId><GPK60>0123456789ABCDEF0123456789ABCDEE</GPK60>"
            + "<A><B><Item><Name>DEK</Name><Value>28F64A24988064A079AA2C807D6102AE</Value></Item><Item><Name>ServiceKey</Name><Value>AA23456789ABCDEF0123456789ABCDEE</Value></Item></B></A>"
            + "<PrivateKey>MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg</PrivateKey><Name>x</Name></Device></Devices>";

        var row = Assert.Single(await ImportFile.RowsAsync(KemFile.Encrypted(plain), WithPassword));

        Assert.True(row.IsGood);
        Assert.Equal(["gpk60", "dek", "servicekey"], row.Keys.Select(k => k.Purpose.Name));
        Assert.Equal("key-not-kept", Assert.Single(row.Problems).CodeText);
    }

    [Fact]
    public async Task A_bad_meter_is_one_bad_row()
    {
        var plain = $"<MetersInOrder orderid=\"1\">{KemFile.Meter}<Meter><SerialNo>12</SerialNo><VendorId>KAM</VendorId><DEK>zz</DEK></Meter><Meter/>{KemFile.Meter}</MetersInOrder>";

        var rows = await ImportFile.RowsAsync(KemFile.Encrypted(plain), WithPassword);

        Assert.Equal(["", "serial-malformed key-malformed", "identity-missing", ""], rows.Select(r => string.Join(' ', r.Problems.Select(p => p.CodeText))));
    }

    [Fact]
    public async Task Plain_kem_xml_needs_no_password()
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"\uFEFF<?xml version=\"1.0\"?><MetersInOrder>{KemFile.Meter}</MetersInOrder>"));

        Assert.Equal("KAM-12345678", row.Device.Id?.Value);
    }

    [Theory]
    [InlineData("12346", "file-password-wrong")]
    [InlineData("", "file-password-missing")]
    [InlineData(null, "file-password-missing")]
    public async Task A_wrong_password_is_called_by_its_name(string? password, string code)
    {
        var file = KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}</MetersInOrder>");

        await AssertRefusedAsync(code, file, password);
    }

    [Fact]
    public async Task No_wrong_password_of_a_thousand_gives_rows_or_another_fault()
    {
        var file = KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}</MetersInOrder>");

        for (var i = 0; i < 1000; i++) await AssertRefusedAsync("file-password-wrong", file, $"wrong{i}");
    }

    [Fact]
    public async Task Half_a_file_gives_no_rows_at_all()
    {
        var file = KemFile.Encrypted($"<MetersInOrder>{string.Concat(Enumerable.Repeat(KemFile.Meter, 200))}</MetersInOrder>");

        foreach (var part in new[] { 0.2, 0.5, 0.9, 0.999 }) await AssertRefusedAsync("file-truncated", file[..(int)(file.Length * part)]);
        await AssertRefusedAsync("file-truncated", KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}{KemFile.Meter[..200]}"));
    }

    [Fact]
    public async Task Not_one_byte_may_be_missing_at_the_end()
    {
        var file = KemFile.Encrypted($"<MetersInOrder>{KemFile.Meter}</MetersInOrder>");

        for (var cut = 1; cut < 80; cut++) await AssertRefusedAsync("file-truncated", file[..^cut]);
    }

    [Theory]
    [InlineData("<!DOCTYPE MetersInOrder [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE MetersInOrder [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x\"> %p;]>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE x>")]
    public async Task A_document_type_definition_is_refused_inside_and_outside(string dtd)
    {
        var plain = $"<MetersInOrder>{KemFile.Meter}</MetersInOrder>";

        await AssertRefusedAsync("file-dtd-refused", KemFile.Encrypted(plain, prolog: dtd));
        await AssertRefusedAsync("file-dtd-refused", KemFile.Encrypted(dtd + plain));
        await AssertRefusedAsync("file-dtd-refused", Encoding.UTF8.GetBytes(dtd + plain));
        await AssertRefusedAsync("file-dtd-refused", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(dtd + plain)).ToArray());
    }

    [Fact]
    public async Task Strange_xml_is_refused()
    {
        await AssertRefusedAsync("file-format-unknown", "<html><body>Not found</body></html>"u8.ToArray());
        await AssertRefusedAsync("file-format-unknown", KemFile.Encrypted("<Orders></Orders>"));
        await AssertRefusedAsync("file-malformed", "<MetersInOrder><Meter></Wrong></MetersInOrder>"u8.ToArray());
        await AssertRefusedAsync("file-malformed", KemFile.Encrypted("<MetersInOrder/>").Select(b => b == '=' ? (byte)'*' : b).ToArray());
    }

    [Fact]
    public async Task A_document_over_the_limit_is_refused()
    {
        var file = KemFile.Encrypted($"<MetersInOrder>{string.Concat(Enumerable.Repeat(KemFile.Meter, 1000))}</MetersInOrder>");

        await AssertRefusedAsync("file-too-large", file, options: new() { Password = KemFile.Password, LargestKem = 100_000 });
    }

    internal static async Task AssertRefusedAsync(string code, byte[] file, string? password = KemFile.Password, KeyFileOptions? options = null)
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ImportFile.RowsAsync(file, options ?? new KeyFileOptions { Password = password }));

        Assert.Equal(code, refused.Code);
    }
}
