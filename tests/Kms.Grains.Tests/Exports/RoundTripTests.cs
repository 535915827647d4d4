using CsvHelper;
using Kms.Devices;
using Kms.Exports;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Tests.Exports;

public sealed class RoundTripTests
{
    public static TheoryData<string> OddTexts =>
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "'", "''", "'=1", "'a", "＝1", "＋1", "－1", "＠x", " leading", "trailing ", "a;b,c\td",
        "\"quoted\"", "two\r\nlines", "#comment", "\u00A0blank\u00A0", "æøå äöü éè", "emoji 🏠", "0x00", "1.0", "\"", "\"\"", "-", "=cmd|' /C calc'!A0",
    ];

    [Theory]
    [InlineData(nameof(ExportFormat.Csv))]
    [InlineData(nameof(ExportFormat.Json))]
    public async Task Our_own_formats_read_back_as_they_were_written(string format)
    {
        var rows = await ExportFixture.BackAsync(Enum.Parse<ExportFormat>(format), ExportFixture.Mbus, ExportFixture.LoRaWan);

        Assert.Equal(2, rows.Count);
        AssertSame(ExportFixture.Mbus, rows[0]);
        AssertSame(ExportFixture.LoRaWan, rows[1]);
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Any_text_survives_csv(string text) => await SurvivesWholeAsync(ExportFormat.Csv, text);

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Any_text_survives_json(string text) => await SurvivesWholeAsync(ExportFormat.Json, text);

    private static async Task SurvivesWholeAsync(ExportFormat format, string text)
    {
        var device = ExportFixture.Mbus with { Label = text, Type = text, Batch = text };

        var row = Assert.Single(await ExportFixture.BackAsync(format, device));

        AssertSame(device, row);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("\nx")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠x")]
    public async Task A_spreadsheet_finds_no_formula_in_a_file(string text)
    {
        var (csv, _, _) = await ExportFixture.WriteAsync(ExportFormat.Csv, [ExportFixture.Mbus with { Label = text, Type = text, Medium = text, Batch = text }]);
        var (tts, _, _) = await ExportFixture.WriteAsync(ExportFormat.TtsCsv, [ExportFixture.LoRaWan with { Label = text }]);

        Assert.Equal(4, Cells(csv, ',').Count(c => c == "'" + text) / 2); // two keys, two rows
        Assert.Equal(1, Cells(tts, ';').Count(c => c == "'" + text));
        Assert.DoesNotContain(text, Cells(csv, ',').Concat(Cells(tts, ';')));
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Any_name_survives_the_things_stack_csv(string text) => await SurvivesAsync(ExportFormat.TtsCsv, text);

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Any_name_survives_the_things_stack_json(string text) => await SurvivesAsync(ExportFormat.TtsJson, text);

    private static async Task SurvivesAsync(ExportFormat format, string text)
    {
        var device = ExportFixture.LoRaWan with { Label = text };

        var row = Assert.Single(await ExportFixture.BackAsync(format, device));

        Assert.True(row.IsGood);
        Assert.Equal(text, row.Device.Label);
        Assert.Equal(device.Id, row.Device.Id);
        Assert.Equal(device.JoinEui, row.Device.JoinEui);
        Assert.Equal("app-key:B6B53F4A168A7A88BDF7EA135CE9CFCA", $"{row.Keys[0].Purpose}:{Convert.ToHexString(row.Keys[0].Value.Reveal())}");
    }

    [Fact]
    public async Task A_kem_file_reads_back_with_the_password_it_came_with()
    {
        var row = Assert.Single(await ExportFixture.BackAsync(ExportFormat.KemLegacy, ExportFixture.Mbus));

        Assert.True(row.IsGood, string.Join(' ', row.Problems));
        Assert.Equal(ExportFixture.Mbus.Id, row.Device.Id);
        Assert.Equal("MC603", row.Device.Type);
        Assert.Equal("heat", row.Device.Medium);
        Assert.Equal(["dek", "gpk60"], row.Keys.Select(k => k.Purpose.Name));
    }

    [Fact]
    public async Task A_pskc_file_brings_every_key_of_a_device_back_with_purpose_and_version()
    {
        var mbus = ExportFixture.Mbus with
        {
            Type = "MC <603> & \u0001",
            Keys = [.. ExportFixture.Mbus.Keys, ExportFixture.Key(KeyPurpose.Dek, "00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF", 2)],
        };

        var rows = await ExportFixture.BackAsync(ExportFormat.Pskc, mbus, ExportFixture.LoRaWan);

        Assert.Equal([mbus.Id, ExportFixture.LoRaWan.Id], rows.Select(row => row.Device.Id));
        Assert.Equal(["MC <603> &", "flowIQ 2200"], rows.Select(row => row.Device.Type));
        Assert.All(rows, row => Assert.True(row.IsGood, string.Join(' ', row.Problems)));
        Assert.Equal([.. KeysWithoutState(mbus), .. KeysWithoutState(ExportFixture.LoRaWan)], rows.SelectMany(row => row.Keys.Select(key => (key.Purpose, key.Version ?? 0, key.Algorithm, Convert.ToHexString(key.Value.Reveal())))));
    }

    [Fact]
    public async Task A_device_without_keys_is_in_the_csv()
    {
        var device = ExportFixture.Mbus with { Keys = [] };

        var rows = await ExportFixture.BackAsync(ExportFormat.Csv, device, ExportFixture.LoRaWan);

        Assert.Equal(2, rows.Count);
        AssertSame(device, rows[0]);
    }

    [Fact]
    public async Task Thousands_of_meters_survive_the_blocks_of_a_kem_file()
    {
        var devices = Enumerable.Range(0, 3000).Select(i => ExportFixture.Mbus with { Id = DeviceId.Parse($"KAM-{i:00000000}"), Type = new string('x', i % 50) });

        var rows = await ExportFixture.BackAsync(ExportFormat.KemLegacy, [.. devices]);

        Assert.Equal(3000, rows.Count);
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $"{i:00000000}"), rows.Select(r => r.Device.Serial));
    }

    private static IEnumerable<(KeyPurpose Purpose, int Version, KeyAlgorithm Algorithm, string Value)> KeysWithoutState(ExportDevice device) =>
        device.Keys.Select(key => (key.Purpose, key.Version, key.Algorithm, Convert.ToHexString(key.Value.Reveal())));

    private static List<string> Cells(byte[] file, char separator)
    {
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = separator, HasHeader = false });
        var cells = new List<string>();
        while (csv.Read()) cells.AddRange(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString));
        return cells;
    }

    private static void AssertSame(ExportDevice device, ImportRow row)
    {
        Assert.True(row.IsGood, string.Join(' ', row.Problems));
        Assert.Equal(device.Id, row.Device.Id);
        Assert.Equal(
            (device.Manufacturer, device.Serial, device.DevEui, device.JoinEui, device.Type, device.Medium),
            (row.Device.Manufacturer, row.Device.Serial, row.Device.DevEui, row.Device.JoinEui, row.Device.Type, row.Device.Medium));
        Assert.Equal(
            (device.MbusVersion, device.MbusType, device.Label, device.Batch, device.Year),
            (row.Device.MbusVersion, row.Device.MbusType, row.Device.Label, row.Device.Batch, row.Device.Year));
        Assert.Equal(device.Aliases.AsEnumerable(), row.Device.Aliases);
        Assert.Equal(ExportFixture.KeysOf(device).AsEnumerable(), ExportFixture.KeysOf(row));
    }
}
