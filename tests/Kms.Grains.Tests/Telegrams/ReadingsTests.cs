using Kms.Telegrams;
using Kms.Telegrams.Records;

namespace Kms.Tests.Telegrams;

public sealed class ReadingsTests
{
    [Theory]
    [InlineData("0C1427048502", "volume", "28504.27", "m³")]
    [InlineData("0C14270485F2", "volume", "-28504.27", "m³")]
    [InlineData("0413C8000000", "volume", "0.200", "m³")]
    [InlineData("02595A0A", "temperature", "26.50", "°C")]
    [InlineData("0265FEFF", "temperature", "-0.02", "°C")]
    [InlineData("04060A000000", "energy", "10000", "Wh")]
    [InlineData("052B0000C03F", "power", "1.5", "W")]
    [InlineData("3B3B123456", "flow", "563.412", "m³/h")]
    public void Values_are_read_in_their_units(string hex, string quantity, string number, string unit)
    {
        var reading = Assert.Single(Readings.Of(Air.Bytes(hex), Security.Mode5));

        Assert.Equal((quantity, decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), unit), (reading.Quantity, reading.Number, reading.Unit));
    }

    [Theory]
    [InlineData("046D32371F15", "2008-05-31T23:50", 0)]
    [InlineData("426CFF2C", "2023-12-31", 1)]
    [InlineData("82046CFF2C", "2023-12-31", 8)]
    public void Times_and_values_of_the_past_are_read(string hex, string time, int storage)
    {
        var reading = Assert.Single(Readings.Of(Air.Bytes(hex), Security.Mode5));

        Assert.Equal(("time", time, storage), (reading.Quantity, reading.Time, reading.Storage));
    }

    [Theory]
    [InlineData("426C0000")]                 // no day
    [InlineData("0F1234")]                   // the maker's own
    [InlineData("02FD170000")]               // an extended table
    [InlineData("0C141A04")]                 // cut
    public void What_is_none_is_left_out(string hex) => Assert.Empty(Readings.Of(Air.Bytes(hex), Security.Mode5));
}
