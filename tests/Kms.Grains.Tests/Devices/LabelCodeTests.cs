using Kms.Devices;

namespace Kms.Tests.Devices;

public sealed class LabelCodeTests
{
    [Theory]
    [InlineData("12345678/42/19", "12345678", "42", 2019, "42/19")]
    [InlineData(" 00345678 / 07 / 2024 ", "00345678", "07", 2024, "07/24")]
    [InlineData("42/19", null, "42", 2019, "42/19")]
    [InlineData("7/5", null, "07", 2005, "07/05")]
    [InlineData("42/98", null, "42", 1998, "42/98")]
    public void A_label_is_read(string text, string? serial, string deviceCode, int year, string claimCode)
    {
        Assert.True(LabelCode.TryParse(text, out var code));

        Assert.Equal((serial, deviceCode, year, claimCode), (code.Serial, code.DeviceCode, code.Year, code.ClaimCode));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345678")]
    [InlineData("1234567/42/19")]
    [InlineData("12345678/142/19")]
    [InlineData("12345678/42/019")]
    [InlineData("12345678/4x/19")]
    [InlineData("12345678/42/19/1")]
    [InlineData("42/1899")]
    [InlineData("/42/19")]
    [InlineData("٤٢/١٩")]
    public void What_is_no_label_is_not_read(string? text)
    {
        Assert.False(LabelCode.TryParse(text, out _));
    }
}
