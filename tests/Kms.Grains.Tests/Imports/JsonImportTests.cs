using Kms.Imports;
using Kms.Keys;

namespace Kms.Tests.Imports;

public sealed class JsonImportTests
{
    private const string Tts = """
        {"ids":{"device_id":"roof-1","dev_eui":"70B3D57ED0000001","join_eui":"70b3d57ed0ffffff"},"name":"Roof","root_keys":{"app_key":{"key":"B6B53F4A168A7A88BDF7EA135CE9CFCA"}},
         "session":{"keys":{"app_s_key":{"key":"00000000000000000000000000000000"}}},"version_ids":{"model_id":"flowiq"},"lorawan_version":"MAC_V1_0_4","formatters":[{"x":1}],"n":null}
        """;

    [Fact]
    public async Task The_stream_of_the_things_stack_is_read()
    {
        var rows = await ImportFile.RowsAsync($"{Tts}\n{Tts.Replace("0001\"", "0002\"", StringComparison.Ordinal)}");

        Assert.Equal(["EUI-70B3D57ED0000001", "EUI-70B3D57ED0000002"], rows.Select(r => r.Device.Id?.Value));
        Assert.Equal([1L, 3L], rows.Select(r => r.Line));
        Assert.Equal(("Roof", "flowiq", "70B3D57ED0FFFFFF"), (rows[0].Device.Label, rows[0].Device.Type, rows[0].Device.JoinEui));
        Assert.Equal((KeyPurpose.AppKey, "B6B53F4A168A7A88BDF7EA135CE9CFCA"), (Assert.Single(rows[0].Keys).Purpose, ImportFile.Key(rows[0])));
    }

    [Fact]
    public async Task Broken_objects_cost_one_row_each()
    {
        var good = """{"device":"KAM-12345678","keys":[{"purpose":"dek","value":"28F64A24988064A079AA2C807D6102AE"}]}""";

        var rows = await ImportFile.RowsAsync($$"""
            [{{good}},
            {"device":"KAM-12345678",,},
            {"device":12},
            {{good}}, {"a":"}{\"","device":"KAM-12345678"} ]
            {"cut":"of
            """);

        Assert.Equal(["", "json-malformed", "serial-malformed", "", "", "row-incomplete"], rows.Select(r => string.Join(' ', r.Problems.Select(p => p.CodeText))));
        Assert.Equal([1L, 2L, 3L, 4L, 4L, 5L], rows.Select(r => r.Line));
    }

    [Fact]
    public async Task An_object_of_megabytes_is_refused_alone()
    {
        var good = """{"device":"KAM-12345678","keys":[]}""";

        var rows = await ImportFile.RowsAsync($$"""
            {{good}}
            {"label":"{{new string('x', 3_000_000)}}"}
            {{good}}
            """);

        Assert.Equal(["", "row-too-long", ""], rows.Select(r => string.Join(' ', r.Problems.Select(p => p.CodeText))));
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        var row = Assert.Single(await ImportFile.RowsAsync(string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000)));

        Assert.Equal("json-malformed", row.Problems[0].CodeText);
    }
}
