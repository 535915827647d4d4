using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class ListColumnTests
{
    private const string Hex = "28F64A24988064A079AA2C807D6102AE";

    [Fact]
    public async Task All_columns_are_read()
    {
        var row = Assert.Single(await ImportFile.RowsAsync(
            "manufacturer;serial;type;medium;mbus version;mbus type;label;batch;year;device code;customer number;claim token;aliases;dek;gpk60\n"
            + $"KAM;12345678;MC21;water;27;0x16;Cellar;4711;19;42;K-9;abcDEF123;EUI-70B3D57ED0000001;{Hex};0123456789ABCDEF0123456789ABCDEE"));

        var device = row.Device;
        Assert.Equal(("MC21", "water", (byte)27, (byte)0x16), (device.Type, device.Medium, device.MbusVersion!.Value, device.MbusType!.Value));
        Assert.Equal(("Cellar", "4711", 2019, "42"), (device.Label, device.Batch, device.Year!.Value, device.DeviceCode));
        Assert.Equal(("K-9", "abcDEF123", "EUI-70B3D57ED0000001"), (device.Customer, device.ClaimToken, Assert.Single(device.Aliases).Value));
        Assert.Equal(["dek", "gpk60"], row.Keys.Select(k => k.Purpose.Name));
    }

    [Theory]
    [InlineData("Wasser", "water")]
    [InlineData("koldt vand", "cold water")]
    [InlineData("Fernwärme", "heat")]
    [InlineData("Électricité", "electricity")]
    [InlineData("Plasma", "Plasma")]
    public async Task A_medium_has_one_name_in_all_languages(string written, string name)
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"serial;flag;medium;key\n12345678;KAM;{written};{Hex}"));

        Assert.Equal(name, row.Device.Medium);
    }

    [Theory]
    [InlineData("2024")]
    [InlineData("24")]
    [InlineData("2024-05-01")]
    [InlineData("01.05.2024")]
    public async Task A_year_may_come_as_a_date(string year)
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"serial;flag;year;key\n12345678;KAM;{year};{Hex}"));

        Assert.Equal(2024, row.Device.Year);
    }

    [Fact]
    public async Task A_version_that_is_no_byte_is_left_out_with_a_warning()
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"serial;flag;version;key\n12345678;KAM;1.4.2;{Hex}"));

        Assert.True(row.IsGood);
        Assert.Equal("byte-not-kept", Assert.Single(row.Problems).CodeText);
    }
}
