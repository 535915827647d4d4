using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Kms.Devices;
using Kms.Exports;
using Kms.Imports;
using Kms.Keys;

namespace Kms.Tests.Exports;

/// <summary>Byte by byte what is written. A changed golden file is a changed format: somebody's head-end system reads it.</summary>
public sealed class GoldenFileTests
{
    [Theory]
    [InlineData(nameof(ExportFormat.Csv), "keys.csv")]
    [InlineData(nameof(ExportFormat.Json), "keys.json")]
    [InlineData(nameof(ExportFormat.TtsCsv), "keys-tts.csv")]
    [InlineData(nameof(ExportFormat.TtsJson), "keys-tts.jsonl")]
    [InlineData(nameof(ExportFormat.Chirpstack), "keys-chirpstack.jsonl")]
    [InlineData(nameof(ExportFormat.Pskc), "keys.pskcxml")]
    public async Task Text_formats_are_as_they_were(string format, string golden)
    {
        var (file, _, _) = await ExportFixture.WriteAsync(Enum.Parse<ExportFormat>(format), [ExportFixture.Mbus, ExportFixture.LoRaWan, Newer]);

        Assert.Equal(Golden(golden), Encoding.UTF8.GetString(file));
    }

    [Fact]
    public async Task Json_lines_are_one_device_each()
    {
        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.Json, [ExportFixture.Mbus, ExportFixture.LoRaWan], new() { JsonLines = true });

        Assert.Equal(Golden("keys.jsonl"), Encoding.UTF8.GetString(file));
    }

    [Fact]
    public async Task The_wmbusmeters_zip_holds_one_file_per_meter()
    {
        var (file, summary, leftOut) = await ExportFixture.WriteAsync(ExportFormat.Wmbusmeters, [ExportFixture.Mbus, ExportFixture.LoRaWan, ExportFixture.Mbus with { Keys = [] }]);

        using var zip = new ZipArchive(new MemoryStream(file));
        var entry = Assert.Single(zip.Entries);
        using var text = new StreamReader(entry.Open());
        Assert.Equal(("KAM-00345678", Golden("KAM-00345678")), (entry.FullName, text.ReadToEnd()));
        Assert.Equal(["not-mbus", "no-key"], leftOut.Select(l => l.Code));
        Assert.Equal((1, 2), (summary.Written, summary.LeftOut));
    }

    [Fact]
    public async Task A_zip_of_more_files_than_the_old_format_counts_is_read_by_others()
    {
        var devices = Enumerable.Range(0, 70_000).Select(i => ExportFixture.Mbus with { Id = DeviceId.Parse($"KAM-{i:00000000}") });

        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.Wmbusmeters, devices);

        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.Equal(70_000, zip.Entries.Count);
        using var last = new StreamReader(zip.GetEntry("KAM-00069999")!.Open()); // it is there, or the test fails
        Assert.Contains("id=00069999\n", await last.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kem_document_inside_is_as_it_was_and_the_password_is_new_each_time()
    {
        var (file, summary, leftOut) = await ExportFixture.WriteAsync(ExportFormat.KemLegacy, [ExportFixture.Mbus, ExportFixture.LoRaWan]);
        var (_, other, _) = await ExportFixture.WriteAsync(ExportFormat.KemLegacy, [ExportFixture.Mbus]);

        using var aes = KemEnvelope.Cipher(summary.Password ?? "");
        var text = Encoding.UTF8.GetString(file);
        var start = text.IndexOf("<CipherValue>", StringComparison.Ordinal) + "<CipherValue>".Length;
        var plain = aes.DecryptCbc(Convert.FromBase64String(text[start..text.IndexOf("</CipherValue>", StringComparison.Ordinal)]), aes.IV, PaddingMode.ANSIX923);
        Assert.Equal(Golden("kem-inside.xml"), Encoding.UTF8.GetString(plain));
        Assert.Equal(16, summary.Password?.Length);
        Assert.NotEqual(summary.Password, other.Password);
        Assert.DoesNotContain(summary.Password ?? "", summary.ToString(), StringComparison.Ordinal);
        Assert.Equal("not-mbus", Assert.Single(leftOut).Code);
    }

    private static ExportDevice Newer => ExportFixture.LoRaWan with
    {
        Id = DeviceId.Parse("EUI-70B3D57ED0000003"),
        DevEui = "70B3D57ED0000003",
        Keys = [.. ExportFixture.LoRaWan.Keys, ExportFixture.Key(KeyPurpose.NwkKey, "0F1E2D3C4B5A69788796A5B4C3D2E1F0")],
    };

    private static string Golden(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Exports", "Golden", name));
}
