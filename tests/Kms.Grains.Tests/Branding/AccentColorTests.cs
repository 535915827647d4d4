using Kms.Branding;

namespace Kms.Tests.Branding;

public sealed class AccentColorTests
{
    [Theory]
    [InlineData("#0b5cad", true)]
    [InlineData("#000000", true)]
    [InlineData("#767676", true)]
    [InlineData("#777777", false)]
    [InlineData("#ffffff", false)]
    [InlineData("#ffd54a", false)]
    public void White_text_must_be_readable_on_it(string color, bool readable) => Assert.Equal(readable, AccentColor.IsReadable(color));

    [Theory]
    [InlineData("#0B5cad", true)]
    [InlineData("0b5cad", false)]
    [InlineData("#0b5ca", false)]
    [InlineData("#0b5cag", false)]
    [InlineData("#0b5cad;", false)]
    public void A_colour_is_six_hex_digits(string text, bool color) => Assert.Equal(color, AccentColor.IsColor(text));
}
