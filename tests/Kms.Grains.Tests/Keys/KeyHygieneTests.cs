using System.Security.Cryptography;
using System.Text;
using Kms.Devices;
using Kms.Keys;
using Kms.Testing;

namespace Kms.Tests.Keys;

public sealed class KeyHygieneTests
{
    private static readonly DeviceId Meter = DeviceId.Parse("KAM-12345678");
    private static readonly DeviceId Sensor = DeviceId.Parse("EUI-70B3D57ED0A1B2C3");

    [Theory]
    [InlineData("00000000000000000000000000000000", KeyFinding.AllZero)]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", KeyFinding.AllZero)]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", KeyFinding.Repeated)]
    [InlineData("A1B2A1B2A1B2A1B2A1B2A1B2A1B2A1B2", KeyFinding.Repeated)]
    [InlineData("9F3C71D0E8452AB69F3C71D0E8452AB6", KeyFinding.Repeated)]
    [InlineData("9F3C719F3C719F3C719F3C719F3C719F", KeyFinding.Repeated)]
    [InlineData("88888888888888888888888888888801", KeyFinding.Repeated)]
    [InlineData("101112131415161718191A1B1C1D1E1F", KeyFinding.Sequential)]
    [InlineData("1F1E1D1C1B1A19181716151413121110", KeyFinding.Sequential)]
    [InlineData("F8F9FAFBFCFDFEFF0001020304050607", KeyFinding.Sequential)]
    [InlineData("01020304050607080910111213141516", KeyFinding.Sequential)]
    [InlineData("23456789ABCDEF0123456789ABCDEF01", KeyFinding.Repeated | KeyFinding.Sequential | KeyFinding.DerivedFromSerial)]
    [InlineData("34567890123456789012345678901234", KeyFinding.Repeated | KeyFinding.Sequential | KeyFinding.DerivedFromSerial)]
    [InlineData("6D7953656372657450617373776F7264", KeyFinding.Ascii)]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3C", KeyFinding.PublishedTestKey)]
    [InlineData("603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4", KeyFinding.PublishedTestKey)]
    [InlineData("9F3C71D0E812345678452AB6D1C07E3B", KeyFinding.DerivedFromSerial)]
    [InlineData("9F3C71D0E8785634125A2AB6D1C07E3B", KeyFinding.DerivedFromSerial)]
    [InlineData("9F3C71D0E3132333435363738AB61D07", KeyFinding.None)]
    [InlineData("9F3C71D03132333435363738B61D07EA", KeyFinding.DerivedFromSerial)]
    [InlineData("9F3C71D000BC614E33A20D4CB61D07EA", KeyFinding.DerivedFromSerial)]
    [InlineData("9F3C71D04E61BC0033A20D4CB61D07EA", KeyFinding.DerivedFromSerial)]
    [InlineData("9F3C71D0E8452AB6D1C07E3B5A84F017", KeyFinding.None)]
    [InlineData("9F3C71D0E8452AB6D1C07E3B5A84F0179F3C71D0E8452AB6", KeyFinding.None)]
    [InlineData("9F3C71D0E8452AB6", KeyFinding.ShortKey)]
    [InlineData("00000000000000000000000000000001", KeyFinding.Repeated)]
    [InlineData("6D7953656372657450617373776F72E4", KeyFinding.None)]
    [InlineData("101112131415161718191A1B1D1D1E20", KeyFinding.None)]
    [InlineData("A1B2A1B2A1B2A1B2A1B2A1B2A1C5D7B3", KeyFinding.None)]
    [InlineData("2B7E151628AED2A6ABF7158809CF4F3D", KeyFinding.None)]
    public void Each_weakness_is_found_and_nothing_else(string key, KeyFinding expected)
    {
        var found = KeyHygiene.Inspect(Convert.FromHexString(key), KeyAlgorithm.Aes128, Meter);

        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("70B3D57ED0A1B2C39F3C71D0E8452AB6")]
    [InlineData("C3B2A1D07ED5B3709F3C71D0E8452AB6")]
    [InlineData("9F3C71D70B3D57ED0A1B2C3E8452AB64")]
    public void A_key_made_of_the_deveui_is_found(string key)
    {
        Assert.Equal(KeyFinding.DerivedFromSerial, KeyHygiene.Inspect(Convert.FromHexString(key), KeyAlgorithm.Aes128, Sensor));
        Assert.Equal(KeyFinding.DerivedFromSerial, KeyHygiene.Inspect(Convert.FromHexString(key), KeyAlgorithm.Aes128, Meter, [Sensor]));
        Assert.Equal(KeyFinding.None, KeyHygiene.Inspect(Convert.FromHexString(key), KeyAlgorithm.Aes128, Meter));
    }

    [Fact]
    public void A_plain_hash_of_the_serial_number_is_found()
    {
        var key = SHA256.HashData(Encoding.ASCII.GetBytes("12345678"))[..16];

        Assert.Equal(KeyFinding.DerivedFromSerial, KeyHygiene.Inspect(key, KeyAlgorithm.Aes128, Meter));
        Assert.Equal(KeyFinding.None, KeyHygiene.Inspect(key, KeyAlgorithm.Aes128, DeviceId.Parse("KAM-12345679")));
    }

    [Fact]
    public void Old_ciphers_are_legacy_whatever_the_key()
    {
        var key = Convert.FromHexString("9F3C71D0E8452AB6D1C07E3B5A84F017AA31C7259F0E44D2");

        Assert.Equal(KeyFinding.LegacyAlgorithm, KeyHygiene.Inspect(key, KeyAlgorithm.TripleDes, Meter));
        Assert.Equal(KeyFinding.LegacyAlgorithm | KeyFinding.ShortKey, KeyHygiene.Inspect(key.AsSpan(0, 8), KeyAlgorithm.Des, Meter));
        Assert.Equal(KeyFinding.None, KeyHygiene.Inspect(key, KeyAlgorithm.Aes192, Meter));
    }

    [Fact]
    public void A_hundred_thousand_random_keys_are_clean()
    {
        var keys = new byte[16 * 100_000];
        new XorShift(42).Fill(keys);

        for (var i = 0; i < keys.Length; i += 16)
            Assert.Equal(KeyFinding.None, KeyHygiene.Inspect(keys.AsSpan(i, 16), KeyAlgorithm.Aes128, Meter));
    }
}
