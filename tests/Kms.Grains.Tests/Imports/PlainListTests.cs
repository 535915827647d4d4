using System.Text;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Tests.Imports;

public sealed class PlainListTests
{
    private const string Hex = "28F64A24988064A079AA2C807D6102AE";

    [Theory]
    [InlineData("KAM;00345678;" + Hex)]
    [InlineData("KAM,00345678," + Hex + "\n")]
    [InlineData("KAM\t00345678\t" + Hex + "\r\n")]
    [InlineData("kam;00345678;" + Hex + "\r")]
    [InlineData("\uFEFFKAM;00345678;" + Hex)]
    [InlineData("\r\n\n# a comment\nKAM;00345678;" + Hex)]
    [InlineData("sep=,\r\nKAM,00345678," + Hex)]
    [InlineData("\"KAM\";\"00345678\";\"" + Hex + "\"")]
    [InlineData("KAM ; 00345678 ; 28F64A24 988064A0 79AA2C80 7D6102AE ")]
    [InlineData("KAM;00345678;28-F6-4A-24-98-80-64-A0-79-AA-2C-80-7D-61-02-AE")]
    [InlineData("KAM;00345678;28:f6:4a:24:98:80:64:a0:79:aa:2c:80:7d:61:02:ae")]
    [InlineData("KAM;00345678;0x" + Hex)]
    [InlineData("KAM;00345678;0x28 0xF6 0x4A 0x24 0x98 0x80 0x64 0xA0 0x79 0xAA 0x2C 0x80 0x7D 0x61 0x02 0xAE")]
    [InlineData("KAM-00345678;" + Hex)]
    [InlineData("KAM00345678;" + Hex)]
    [InlineData("6KAM4200345678;" + Hex)]
    [InlineData("manufacturer;serial;key\nKAM;00345678;" + Hex)]
    [InlineData("Key,Serial No,Maker\n" + Hex + ",00345678,KAM")]
    [InlineData("Hersteller;Zählernummer;Schlüssel\nKAM;00345678;" + Hex)]
    [InlineData("Producent;Målernummer;Nøgle\nKAM;00345678;" + Hex)]
    [InlineData("Fabricant;Numéro de série;Clé\nKAM;00345678;" + Hex)]
    [InlineData("Fabricant;N° de série;Clé AES\nKAM;00345678;" + Hex)]
    [InlineData("HERSTELLER;ZAEHLERNUMMER;SCHLUESSEL\nKAM;00345678;" + Hex)]
    [InlineData("flag;meter number;DEK;remark;;\nKAM;00345678;" + Hex + ";;;")]
    [InlineData("serial;key;manufacturer\n=\"00345678\";" + Hex + ";KAM")]
    [InlineData("serial;key;manufacturer\n\"=\"\"00345678\"\"\";" + Hex + ";KAM")]
    public async Task A_meter_is_read_from_every_form_of_list(string text)
    {
        var row = Assert.Single(await ImportFile.RowsAsync(text));

        Assert.True(row.IsGood, string.Join(' ', row.Problems));
        Assert.Equal(("KAM-00345678", "KAM", "00345678"), (row.Device.Id?.Value, row.Device.Manufacturer, row.Device.Serial));
        Assert.Equal((KeyPurpose.Dek, KeyAlgorithm.Aes128, Hex), (row.Keys[0].Purpose, row.Keys[0].Algorithm, ImportFile.Key(row)));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("windows-1252")]
    public async Task Text_in_any_encoding_reads_right(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = encoding.GetBytes($"Hersteller;Zählernummer;Schlüssel;Bezeichnung\r\nKAM;12345678;{Hex};Kælder é ß\r\n");

        var plain = Assert.Single(await ImportFile.RowsAsync(text));
        var marked = Assert.Single(await ImportFile.RowsAsync([.. encoding.GetPreamble(), .. text]));

        Assert.Equal("Kælder é ß", plain.Device.Label);
        Assert.Equal("Kælder é ß", marked.Device.Label);
    }

    [Fact]
    public async Task LoRaWan_devices_are_known_by_their_deveui()
    {
        var plain = Assert.Single(await ImportFile.RowsAsync($"70b3d57ed0000001;70B3D57ED0FFFFFF;{Hex}"));
        var named = Assert.Single(await ImportFile.RowsAsync($"dev_eui,app_eui,app_key,serial\n70-B3-D5-7E-D0-00-00-01,70B3D57ED0FFFFFF,{Hex},A1234\n"));

        Assert.Equal(("EUI-70B3D57ED0000001", "70B3D57ED0FFFFFF", KeyPurpose.AppKey), (plain.Device.Id?.Value, plain.Device.JoinEui, plain.Keys[0].Purpose));
        Assert.Equal(("EUI-70B3D57ED0000001", "70B3D57ED0FFFFFF", KeyPurpose.AppKey), (named.Device.Id?.Value, named.Device.JoinEui, named.Keys[0].Purpose));
        Assert.Equal("A1234", named.Device.Serial);
    }

    [Fact]
    public async Task Sixteen_digits_are_a_legacy_key()
    {
        var row = Assert.Single(await ImportFile.RowsAsync("KAM;12345678;9F3C71D0E8452AB6"));

        Assert.Equal((KeyAlgorithm.Des, 8), (row.Keys[0].Algorithm, row.Keys[0].Value.Length));
    }

    [Fact]
    public async Task The_label_of_a_meter_is_serial_number_and_claim_code()
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"KAM;12345678/42/19;{Hex}"));

        Assert.Equal(("12345678", "42", 2019), (row.Device.Serial, row.Device.DeviceCode, row.Device.Year));
    }

    [Fact]
    public async Task The_manufacturer_of_the_file_fills_in()
    {
        var options = new KeyFileOptions { Manufacturer = "KAM" };

        Assert.Equal("KAM-12345678", Assert.Single(await ImportFile.RowsAsync($"12345678;{Hex}", options)).Device.Id?.Value);
        Assert.Equal("ELS-12345678", Assert.Single(await ImportFile.RowsAsync($"ELS;12345678;{Hex}", options)).Device.Id?.Value);
    }

    [Fact]
    public async Task Disposing_a_row_wipes_its_keys()
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"KAM;12345678;{Hex}"));
        var key = row.Keys[0].Value;

        row.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Reveal().Length);
    }
}
