using Kms.Imports;

namespace Kms.Tests.Imports;

public sealed class Tr005Tests
{
    [Theory]
    [InlineData("LW:D0:1122334455667788:AABBCCDDEEFF0011:AABB1122:OAABBCCDDEEFF:SYYWWNNNNNN:PFOOBAR:CAF2C")]
    [InlineData("URN:LW:DP:1122334455667788:AABBCCDDEEFF0011:AABB1122:%VAABBCCDDEEFF%SYYWWNNNNNN%PFOOBAR")]
    [InlineData("URN:DEV:LW:1122334455667788_AABBCCDDEEFF0011_AABB1122_VAABBCCDDEEFF_SYYWWNNNNNN_PFOOBAR")]
    public async Task The_text_of_a_qr_code_is_a_device_without_key(string text)
    {
        var row = Assert.Single(await ImportFile.RowsAsync($"{text}\r\n"));

        Assert.True(row.IsGood);
        Assert.Equal(("EUI-AABBCCDDEEFF0011", "1122334455667788", "AABB1122"), (row.Device.Id?.Value, row.Device.JoinEui, row.Device.Profile));
        Assert.Equal(("AABBCCDDEEFF", "YYWWNNNNNN"), (row.Device.ClaimToken, row.Device.Serial));
        Assert.Empty(row.Keys);
        Assert.DoesNotContain("AABBCCDDEEFF:", row.Device.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_text_costs_one_row()
    {
        var rows = await ImportFile.RowsAsync(
            "LW:D0:1122334455667788:AABBCCDDEEFF0011:AABB1122\nLW:D1:1:2:3\n\nLW:D0:1122334455667788:AABBCCDDEEFF00:AABB1122\n\"LW:D0:1122334455667788:AABBCCDDEEFF0012:AABB1122\"");

        Assert.Equal(["", "qr-code-malformed", "qr-code-malformed", ""], rows.Select(r => string.Join(' ', r.Problems.Select(p => p.CodeText))));
        Assert.Equal([1L, 2L, 4L, 5L], rows.Select(r => r.Line));
    }
}
