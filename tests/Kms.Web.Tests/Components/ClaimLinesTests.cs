using Kms.Web.Pages.Claims;

namespace Kms.Web.Tests.Components;

/// <summary>Lists of devices with codes as people have them.</summary>
public sealed class ClaimLinesTests
{
    [Theory]
    [InlineData("12345678/42/24", "12345678/42/24", null)]
    [InlineData("12345678,42/24", "12345678", "42/24")]
    [InlineData("12345678;42;2024", "12345678", "42/2024")]
    [InlineData("\"KAM-12345678\"\t\"42/24\"", "KAM-12345678", "42/24")]
    [InlineData("EUI-70B3D57ED0000001,AAAABBBBCCCCDDDDEEEE12", "EUI-70B3D57ED0000001", "AAAABBBBCCCCDDDDEEEE12")]
    [InlineData("\uFEFF12345678,42/24", "12345678", "42/24")]
    public void A_line_names_a_device_and_its_code(string line, string device, string? code)
    {
        var item = Assert.Single(ClaimLines.Read(line)).Item;

        Assert.Equal((device, code), (item?.Device, item?.Code));
    }

    [Fact]
    public void What_is_no_claim_is_named_with_its_line_and_a_header_is_passed_over()
    {
        var lines = ClaimLines.Read("serial;code\r\n12345678;42/24\r\n\r\n12345679\nhello\n12345678/42/24");

        Assert.Equal([(2, null), (4, "no-code"), (5, "no-device"), (6, "twice")], lines.Select(line => (line.Row, line.Fault)));
        Assert.Single(lines, line => line.Item is not null);
    }
}
