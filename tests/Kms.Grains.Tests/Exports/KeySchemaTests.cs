using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Kms.Exports;
using Kms.Keys;
using Kms.Testing;

namespace Kms.Tests.Exports;

/// <summary>Our JSON is what its published schema says, as an independent validator (python's jsonschema) reads it.</summary>
public sealed class KeySchemaTests
{
    private const string Script = """
        import sys, json, jsonschema
        validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
        print(sum(1 for _ in validator.iter_errors(json.load(open(sys.argv[2])))))
        """;

    [Fact]
    public async Task An_export_is_valid_whatever_its_devices_have()
    {
        var bare = ExportFixture.LoRaWan with { JoinEui = null, Type = null, Label = null, Keys = [] };
        var rotated = ExportFixture.Mbus with
        {
            Keys = [.. Enum.GetValues<KeyState>().Select((state, version) => ExportFixture.Key(KeyPurpose.Dek, "28F64A24988064A079AA2C807D6102AE", version + 1, state))],
        };

        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.Json, [ExportFixture.Mbus, ExportFixture.LoRaWan, bare, rotated]);

        Assert.Equal("0", await FaultsAsync(file));
    }

    [Fact]
    public async Task A_line_is_valid_by_itself()
    {
        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.Json, [ExportFixture.Mbus, ExportFixture.LoRaWan], new ExportSettings { JsonLines = true });

        foreach (var line in Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Equal("0", await FaultsAsync(Encoding.UTF8.GetBytes(line)));
    }

    [Theory]
    [InlineData("value", "28F6X")]
    [InlineData("algorithm", "rot13")]
    [InlineData("state", "fine")]
    [InlineData("version", -1)]
    [InlineData("purpose", "Data Key")]
    public async Task What_is_none_of_it_is_refused(string name, object value)
    {
        var (file, _, _) = await ExportFixture.WriteAsync(ExportFormat.Json, [ExportFixture.Mbus]);
        var devices = JsonNode.Parse(file)!;
        devices[0]!["keys"]![0]![name] = JsonValue.Create(value);

        Assert.NotEqual("0", await FaultsAsync(Encoding.UTF8.GetBytes(devices.ToJsonString())));
    }

    private static async Task<string> FaultsAsync(byte[] content)
    {
        using var folder = new TempFolder();
        var path = folder.File("keys.json");
        await File.WriteAllBytesAsync(path, content);
        // The system's own, for which the package is installed.
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script, Path.Combine(AppContext.BaseDirectory, "keys.schema.json"), path]) { RedirectStandardOutput = true };
        using var python = Process.Start(start)!; // a program that is there starts
        var said = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return said.Trim();
    }
}
