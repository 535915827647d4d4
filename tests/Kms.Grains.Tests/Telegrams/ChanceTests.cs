using Kms.Telegrams;
using Kms.Telegrams.Records;
using Kms.Testing;

namespace Kms.Tests.Telegrams;

/// <summary>
/// How often a wrong key looks right. In every run 500,000 keys are tried, 10,000,000 with KMS_FUZZ=100 (docs/key-check.md has the numbers);
/// what stands behind two fillers is random under a wrong key, so the rate of an accidental "certain" is 2^-16 of what the second test finds.
/// </summary>
public sealed class ChanceTests
{
    private const double MostAccidents = 1e-6;

    [Fact]
    public void Wrong_keys_pass_mode_5_as_often_as_two_bytes_are_right_by_chance()
    {
        var random = new XorShift(67);
        var telegram = Air.Read(TelegramMaker.Mode5(Air.Bytes("2D2C998734761B16"), new byte[16], 9, TelegramMaker.Records));
        var tries = 500_000 * Math.Max(1, Fuzz.Scale / 5);
        var (probable, certain, key) = (0, 0, new byte[16]);
        for (var i = 0; i < tries; i++)
        {
            random.Fill(key);
            var fit = KeyCheck.Try(telegram, key);
            if (fit == KeyFit.Probable) probable++;
            if (fit == KeyFit.Certain) certain++;
        }

        var expected = tries / 65536.0;
        Assert.InRange(probable + certain, expected - (6 * Math.Sqrt(expected)), expected + (6 * Math.Sqrt(expected)));
        Assert.InRange(certain, 0, 1 + (tries * MostAccidents));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(48)]
    [InlineData(96)]
    [InlineData(240)]
    public void Random_bytes_are_hardly_ever_records(int length)
    {
        var random = new XorShift(68);
        var (bytes, plausible) = (new byte[length - 2], 0);
        const int Tries = 400_000;
        for (var i = 0; i < Tries; i++)
        {
            random.Fill(bytes);
            if (Plausibility.IsRecordList(bytes)) plausible++;
        }

        Assert.InRange(plausible / (double)Tries / 65536, 0, MostAccidents);
    }
}
