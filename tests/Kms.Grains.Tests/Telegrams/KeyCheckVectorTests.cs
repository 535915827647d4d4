using Kms.Devices;
using Kms.Telegrams;

namespace Kms.Tests.Telegrams;

/// <summary>Published telegrams with their keys.</summary>
public sealed class KeyCheckVectorTests
{
    private const string InMode5 = "2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3";
    private const string InMode7 = "434493157856341233038C2075900F002C25B30A000021924D4F2FB66E017A75002007109058475F4BC91DF878B80A1B0F98B629024AAC727942BFC549233C0140829B93";
    private const string InLinkLayer = "2A442D2C998734761B168D2091D37CAC21E1D68CDAFFCD3DC452BD802913FF7B1706CA9E355D6C2701CC24";
    private const string Join = "00DC0000D07ED5B3701E6FEDF57CEEAF0085CC587FE913";
    private const string Plain = "2F2F0C1427048502046D32371F1502FD1700002F2F2F2F2F2F2F2F2F2F2F2F2F";

    [Theory]
    [InlineData(InMode5, "0102030405060708090A0B0C0D0E0F11", "ELS-12345678", Security.Mode5)]
    [InlineData(InMode7, "000102030405060708090A0B0C0D0E0F", "ELS-12345678", Security.Mode7)]
    [InlineData(InLinkLayer, "28F64A24988064A079AA2C807D6102AE", "KAM-76348799", Security.LinkLayer)]
    [InlineData(Join, "B6B53F4A168A7A88BDF7EA135CE9CFCA", "EUI-00AFEE7CF5ED6F1E", Security.Join)]
    internal void The_key_fits_for_certain_and_no_other_does(string line, string key, string device, Security security)
    {
        var telegram = Air.Read(line);
        var right = Air.Bytes(key);

        Assert.Equal(security, telegram.Security);
        Assert.Equal(device, (telegram.Eui ?? Device(telegram.Sender)).Value);
        Assert.Equal(KeyFit.Certain, KeyCheck.Try(telegram, right));
        right[15] ^= 1;
        Assert.Equal(KeyFit.No, KeyCheck.Try(telegram, right));
    }

    [Theory]
    [InlineData(InMode5, "0102030405060708090A0B0C0D0E0F11")]
    [InlineData(InMode7, "000102030405060708090A0B0C0D0E0F")]
    public void The_plaintext_is_that_of_the_standard(string line, string key)
    {
        Span<byte> plain = stackalloc byte[FrameReader.Longest];

        KeyCheck.Open(Air.Read(line), Air.Bytes(key), plain, out var length);

        Assert.Equal(Plain, Convert.ToHexString(plain[..length]));
    }

    [Fact]
    public void A_telegram_of_another_meter_under_the_same_key_tells_whose_it_is()
    {
        var address = Air.Bytes("2D2C785634121B16");
        var telegram = Air.Read(TelegramMaker.Mode5(Air.Bytes("2D2C998734761B07"), new byte[16], 9, TelegramMaker.Records, address));

        Assert.Equal("KAM-76348799", Device(telegram.Sender).Value);
        Assert.Equal("KAM-12345678", Device(telegram.Address).Value);
        Assert.Equal(KeyFit.Certain, KeyCheck.Try(telegram, new byte[16]));
    }

    [Theory]
    [InlineData("2E4493157856341233037A2A002025" + Plain)]
    public void Plaintext_under_an_encrypted_header_is_told_apart(string line)
    {
        var telegram = Air.Read(line);

        Assert.True(KeyCheck.IsOpen(telegram));
        Assert.Equal(KeyFit.No, KeyCheck.Try(telegram, new byte[16]));
    }

    [Fact]
    public void Plaintext_behind_an_encrypted_link_layer_is_told_apart()
    {
        byte[] clear = [0x78, .. TelegramMaker.Records];
        var crc = Crc16.Compute(clear);
        var frame = TelegramMaker.Frame(Air.Bytes("2D2C998734761B16"), Air.Bytes("8D2091D37CAC21"), [(byte)(crc & 0xFF), (byte)(crc >> 8)], clear);

        Assert.True(KeyCheck.IsOpen(Air.Read(frame)));
        frame[^1] ^= 1;
        Assert.False(KeyCheck.IsOpen(Air.Read(frame)));
    }

    private static DeviceId Device(TelegramAddress address) => address.TryGetDevice(out var device) ? device : default;
}
