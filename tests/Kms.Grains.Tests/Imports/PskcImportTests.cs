using System.Text;
using System.Xml;
using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class PskcImportTests
{
    private const string Key = "28F64A24988064A079AA2C807D6102AE";
    private const string Other = "00112233445566778899AABBCCDDEEFF";
    private const string Shared = "12345678901234567890123456789012";

    /// <summary>RFC 6030, figures 6 and 7.</summary>
    [Theory]
    [InlineData("<EncryptionKey><KeyName>Pre-shared-key</KeyName></EncryptionKey>", Shared,
        "ESIzRFVmd4iZABEiM0RVZgKn6WjLaTC1sbeBMSvIhRejN9vJa2BOlSaMrR7I5wSX", "AAECAwQFBgcICQoLDA0OD+cIHItlB3Wra1DUpxVvOx2lef1VmNPCMl8jwZqIUqGv", "Su+NvtQfmvfJzF6bmQiJqoLRExc=")]
    [InlineData("<EncryptionKey><DerivedKey><KeyDerivationMethod Algorithm=\"http://www.rsasecurity.com/rsalabs/pkcs/schemas/pkcs-5v2-0#pbkdf2\"><Salt><Specified>Ej7/PEpyEpw=</Specified></Salt><IterationCount>1000</IterationCount><KeyLength>16</KeyLength></KeyDerivationMethod></DerivedKey></EncryptionKey>", "qwerty",
        "2GTTnLwM3I4e5IO5FkufoOEiOhNj91fhKRQBtBJYluUDsPOLTfUvoU2dStyOwYZx", "oTvo+S22nsmS2Z/RtcoF8Hfh+jzMe0RkiafpoDpnoZTjPYZu6V+A4aEn032yCr4f", "LP6xMvjtypbfT9PdkJhBZ+D6O4w=")]
    public void The_figures_of_the_standard_open(string encryptionKey, string password, string macKey, string value, string mac)
    {
        using var protection = new PskcProtection();
        using var xml = XmlReader.Create(new StringReader($"<C>{encryptionKey}<MACMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#hmac-sha1\"><CipherValue>{macKey}</CipherValue></MACMethod></C>"));
        while (xml.Read()) if (xml.NodeType == XmlNodeType.Element) protection.Read(xml, new PskcText());

        using var cipher = protection.Open(password);

        Assert.Equal("12345678901234567890", Encoding.ASCII.GetString(cipher!.TryOpen(Convert.FromBase64String(value), Convert.FromBase64String(mac))!));
        Assert.Null(cipher.TryOpen(Convert.FromBase64String(value), new byte[20]));
    }

    [Fact]
    public async Task Plain_packages_are_devices_with_a_key_each()
    {
        var file = PskcFile.Plain(PskcFile.Package("12345678", PskcFile.PlainValue(Key)), PskcFile.Package("70B3D57ED0000001", PskcFile.PlainValue(Other), id: "EUI-70B3D57ED0000001/app-key"));

        var rows = await ImportFile.RowsAsync(file);

        Assert.Equal([$"KAM-12345678 MC21 dek {Key}", $"EUI-70B3D57ED0000001 MC21 app-key {Other}"], rows.Select(row => $"{row.Device.Id} {row.Device.Type} {row.Keys[0].Purpose.Name} {ImportFile.Key(row)}"));
        Assert.All(rows, row => Assert.True(row.IsGood));
    }

    [Fact]
    public async Task A_password_opens_the_keys()
    {
        var file = PskcFile.ByPassword();

        var row = Assert.Single(await ImportFile.RowsAsync(file.With(PskcFile.Package("12345678", file.Secret(Key))).ToString(), new() { Password = PskcFile.Password }));

        Assert.Equal($"KAM-12345678 {Key}", $"{row.Device.Id} {ImportFile.Key(row)}");
    }

    [Fact]
    public async Task A_key_agreed_before_opens_them_too()
    {
        var file = PskcFile.ByKey(Convert.FromHexString(Shared));

        var row = Assert.Single(await ImportFile.RowsAsync(file.With(PskcFile.Package("12345678", file.Secret(Key))).ToString(), new() { Password = Shared }));

        Assert.Equal(Key, ImportFile.Key(row));
    }

    [Theory]
    [InlineData(null, "file-password-missing")]
    [InlineData("another", "file-password-wrong")]
    public async Task Without_its_password_nothing_is_read(string? password, string code)
    {
        var file = PskcFile.ByPassword();

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ImportFile.RowsAsync(file.With(PskcFile.Package("12345678", file.Secret(Key))).ToString(), new() { Password = password }));

        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task A_changed_value_is_one_bad_row()
    {
        var file = PskcFile.ByPassword();
        file.With(PskcFile.Package("12345678", file.Secret(Key))).With(PskcFile.Package("12345679", file.Secret(Key, flip: true))).With(PskcFile.Package("12345680", file.Secret(Other)));

        var rows = await ImportFile.RowsAsync(file.ToString(), new() { Password = PskcFile.Password });

        Assert.Equal(["", "key-malformed", ""], rows.Select(row => string.Join(' ', row.Problems.Select(problem => problem.CodeText))));
    }

    [Theory]
    [InlineData("<PlainValue>no base64!</PlainValue>", "urn:example:aes", "key-malformed")]
    [InlineData("<PlainValue>AAAA</PlainValue>", "urn:example:aes", "key-length")]
    [InlineData("<PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue>", "urn:ietf:params:xml:ns:keyprov:pskc:hotp", "purpose-unknown")]
    [InlineData("", "urn:example:aes", "key-missing")]
    public async Task What_is_no_key_of_a_meter_is_one_bad_row(string secret, string algorithm, string code)
    {
        var rows = await ImportFile.RowsAsync(PskcFile.Plain(PskcFile.Package("12345678", secret, algorithm: algorithm), PskcFile.Package("12345679", PskcFile.PlainValue(Key))));

        Assert.Equal([code, ""], rows.Select(row => string.Join(' ', row.Problems.Select(problem => problem.CodeText))));
    }

    [Fact]
    public async Task A_password_that_is_to_be_worked_on_for_minutes_is_refused()
    {
        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() =>
            ImportFile.RowsAsync(PskcFile.ByPassword(rounds: 2_000_000_000).With(PskcFile.Package("12345678", "")).ToString(), new() { Password = PskcFile.Password }));

        Assert.Equal("file-too-large", refused.Code);
    }

    [Fact]
    public async Task A_container_that_is_cut_off_gives_no_row()
    {
        var file = PskcFile.Plain(PskcFile.Package("12345678", PskcFile.PlainValue(Key)), PskcFile.Package("12345679", PskcFile.PlainValue(Key)));

        var refused = await Assert.ThrowsAsync<UnreadableFileException>(() => ImportFile.RowsAsync(file[..^30]));

        Assert.Equal("file-truncated", refused.Code);
    }

    [Fact]
    public async Task The_manufacturer_that_a_person_names_stands_for_a_trade_name()
    {
        var file = PskcFile.Plain(PskcFile.Package("12345678", PskcFile.PlainValue(Key), maker: "Example Meters Ltd"));

        Assert.Equal("KAM-12345678", Assert.Single(await ImportFile.RowsAsync(file, new() { Manufacturer = "KAM" })).Device.Id?.Value);
        Assert.Equal("manufacturer-malformed", Assert.Single(Assert.Single(await ImportFile.RowsAsync(file)).Problems).CodeText);
    }

    [Fact]
    public async Task The_manufacturer_that_a_person_names_never_stands_for_the_code_of_another()
    {
        var file = PskcFile.Plain(PskcFile.Package("12345678", PskcFile.PlainValue(Key), maker: "ELS"));

        Assert.Equal("ELS-12345678", Assert.Single(await ImportFile.RowsAsync(file, new() { Manufacturer = "KAM" })).Device.Id?.Value);
    }

    [Fact]
    public async Task A_package_with_nothing_in_it_is_one_bad_row()
    {
        var rows = await ImportFile.RowsAsync(PskcFile.Plain("<KeyPackage/>", PskcFile.Package("12345678", PskcFile.PlainValue(Key))));

        Assert.Equal([(1L, "identity-missing"), (2L, "")], rows.Select(row => (row.Line, string.Join(' ', row.Problems.Select(problem => problem.CodeText)))));
    }
}
