using Kms.Exports;
using Kms.Keys;

namespace Kms.Tests.Exports;

/// <summary>What a format cannot carry is said, never dropped in silence.</summary>
public sealed class LeftOutTests
{
    [Theory]
    [InlineData(nameof(ExportFormat.Wmbusmeters), "", "not-mbus")]
    [InlineData(nameof(ExportFormat.KemLegacy), "", "not-mbus")]
    [InlineData(nameof(ExportFormat.TtsCsv), "no-key", "")]
    [InlineData(nameof(ExportFormat.TtsJson), "no-key", "")]
    [InlineData(nameof(ExportFormat.Chirpstack), "no-key", "")]
    [InlineData(nameof(ExportFormat.Csv), "", "")]
    [InlineData(nameof(ExportFormat.Json), "", "")]
    public async Task Each_format_says_which_devices_it_cannot_carry(string format, string meter, string sensor)
    {
        var kind = Enum.Parse<ExportFormat>(format);

        Assert.Equal(meter, await CodeAsync(kind, ExportFixture.Mbus));
        Assert.Equal(sensor, await CodeAsync(kind, ExportFixture.LoRaWan));
    }

    [Fact]
    public async Task Devices_without_what_a_format_needs_are_left_out()
    {
        var hidden = ExportFixture.Mbus with { Aliases = [] };
        var longKey = ExportFixture.Mbus with { Keys = [ExportFixture.Key(KeyPurpose.Dek, new string('A', 64))] };

        Assert.Equal("not-lorawan", await CodeAsync(ExportFormat.TtsCsv, hidden));
        Assert.Equal("not-lorawan", await CodeAsync(ExportFormat.Chirpstack, hidden));
        Assert.Equal("no-join-eui", await CodeAsync(ExportFormat.TtsCsv, ExportFixture.LoRaWan with { JoinEui = null }));
        Assert.Equal("no-join-eui", await CodeAsync(ExportFormat.TtsJson, ExportFixture.LoRaWan with { JoinEui = null }));
        Assert.Equal("no-key", await CodeAsync(ExportFormat.KemLegacy, ExportFixture.Mbus with { Keys = [] }));
        Assert.Equal("no-key", await CodeAsync(ExportFormat.Wmbusmeters, longKey));
    }

    [Fact]
    public async Task The_active_key_of_the_highest_version_goes_where_there_is_room_for_one()
    {
        var device = ExportFixture.LoRaWan with
        {
            Keys =
            [
                ExportFixture.Key(KeyPurpose.AppKey, "11112222333344445555666677778888", 1, KeyState.Active),
                ExportFixture.Key(KeyPurpose.AppKey, "22223333444455556666777788889999", 2, KeyState.Active),
                ExportFixture.Key(KeyPurpose.AppKey, "33334444555566667777888899990000", 3, KeyState.Deactivated),
            ],
        };

        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.TtsCsv, [device]);

        Assert.Contains(";22223333444455556666777788889999;", System.Text.Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_a_whole_file()
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var (file, summary, _) = await ExportFixture.WriteAsync(format, []);

            Assert.Equal(0, summary.Written);
            Assert.True(file.Length > 0 || format is ExportFormat.Chirpstack or ExportFormat.TtsJson);
        }
    }

    [Fact]
    public void File_names_are_made_of_nothing_that_people_type()
    {
        foreach (var format in Enum.GetValues<ExportFormat>())
            Assert.Matches("^keys-2026-01-31(-tts|-chirpstack)?\\.(csv|json|jsonl|zip|kem|pskcxml)$", ExportFile.NameOf(format, new DateOnly(2026, 1, 31)));
    }

    private static async Task<string> CodeAsync(ExportFormat format, ExportDevice device)
    {
        var (_, _, leftOut) = await ExportFixture.WriteAsync(format, [device]);
        return leftOut.SingleOrDefault()?.Code ?? "";
    }
}
