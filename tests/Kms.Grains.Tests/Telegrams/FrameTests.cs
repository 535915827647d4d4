using Kms.Telegrams;
using Kms.Testing;

namespace Kms.Tests.Telegrams;

/// <summary>The ways in which receivers write down one and the same telegram.</summary>
public sealed class FrameTests
{
    private const string Hex = "2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3";
    private static readonly byte[] s_key = Convert.FromHexString("0102030405060708090A0B0C0D0E0F11");

    [Theory]
    [InlineData(Hex)]
    [InlineData("  2e4493157856341233037a2a0020255923c95aaa26d1b2e7493b013ec4a6f6d3529b520edff0ea6defc99d6d69ebf3 \r")]
    [InlineData(Hex + "B5C4")]
    [InlineData("T1;1;1;2026-04-03 19:00:42.000;97;148;12345678;0x" + Hex)]
    [InlineData("C1;1;1;2026-04-03 19:00:42.000;97;148;12345678;0x" + Hex + "\n")]
    [InlineData("telegram=|2E449315785634123303|7A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3|+12")]
    [InlineData("(wmbus) 2026-04-03 received 2E4493157856341233037A2A_0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3")]
    [InlineData("{\"telegram\":\"" + Hex + "\",\"id\":\"12345678\"}")]
    [InlineData("12:00:00 2E 44 93 15 78 56 34 12 33 03 7A 2A 00 20 25 59 23 C9 5A AA 26 D1 B2 E7 49 3B 01 3E C4 A6 F6 D3 52 9B 52 0E DF F0 EA 6D EF C9 9D 6D 69 EB F3")]
    [InlineData("2E-44-93-15-78-56-34-12-33-03-7A-2A-00-20-25-59-23-C9-5A-AA-26-D1-B2-E7-49-3B-01-3E-C4-A6-F6-D3-52-9B-52-0E-DF-F0-EA-6D-EF-C9-9D-6D-69-EB-F3")]
    public void A_line_is_read(string line) => Assert.Equal(KeyFit.Certain, KeyCheck.Try(Air.Read(line), s_key));

    [Fact]
    public void CRCs_of_format_A_are_taken_out() =>
        Assert.Equal(KeyFit.Certain, KeyCheck.Try(Air.Read([.. TelegramMaker.WithFormatA(Air.Bytes(Hex)), 0x5A, 0x11]), s_key));

    [Fact]
    public void CRCs_of_format_B_are_taken_out() =>
        Assert.Equal(KeyFit.Certain, KeyCheck.Try(Air.Read([.. TelegramMaker.WithFormatB(Air.Bytes(Hex)), 0x5A]), s_key));

    [Fact]
    public void Both_formats_hold_for_every_length()
    {
        var random = new XorShift(61);
        for (var length = 11; length <= 200; length++)
        {
            var frame = TelegramMaker.Frame(Air.Bytes("2D2C998734761B16"), [0x78], Bytes(random, length - 11));

            Assert.Equal(frame, Air.Read(TelegramMaker.WithFormatA(frame)).Frame.ToArray());
            Assert.Equal(frame, Air.Read(TelegramMaker.WithFormatB(frame)).Frame.ToArray());
        }
    }

    [Fact]
    public void A_frame_that_looks_like_format_B_by_chance_is_still_read_as_it_is()
    {
        var key = new byte[16];
        // One of 65,536 access numbers and records ends in bytes that are the CRC of the rest.
        var frame = Enumerable.Range(0, 1 << 21).Select(i => TelegramMaker.Frame(Air.Bytes("2D2C998734761B16"), [0x78, 0x04, 0x13, (byte)(i & 0xFF), (byte)(i >> 8 & 0xFF), (byte)(i >> 16), 0]))
            .First(f => Crc16.Compute(f.AsSpan(0, f.Length - 2)) == (f[^2] << 8 | f[^1]));

        Assert.Equal(frame, Air.Read(frame).Otherwise?.Frame.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing here")]
    [InlineData("2E449315")]
    [InlineData("2E4493157856341233037A2A002025592")]
    public void A_line_without_a_telegram_gives_none(string line)
    {
        Span<byte> bytes = stackalloc byte[HexLine.LongestTelegram];
        var length = HexLine.Read(line, bytes);

        Assert.False(TelegramReader.TryRead(bytes[..length], out _, out _));
    }

    [Fact]
    public void A_telegram_that_is_cut_at_any_place_is_no_telegram()
    {
        foreach (var whole in new[] { Hex, "434493157856341233038C2075900F002C25B30A000021924D4F2FB66E017A75002007109058475F4BC91DF878B80A1B0F98B629024AAC727942BFC549233C0140829B93" })
            for (var length = 0; length < whole.Length / 2; length++)
                Assert.Equal(TelegramFault.Cut, Air.Fault(Air.Bytes(whole)[..length]));
    }

    [Theory]
    [InlineData("0F442D2C998734761B167A2A00204500", TelegramFault.Cut)]          // four blocks that are not there
    [InlineData("0B440000998734761B167800", TelegramFault.Malformed)]          // no letters
    [InlineData("0C442D2C998734761B1672000000", TelegramFault.Cut)]
    internal void A_telegram_that_lies_is_none(string hex, TelegramFault fault) => Assert.Equal(fault, Air.Fault(Air.Bytes(hex)));

    [Theory]
    [InlineData("0B442D2C998734761B16A200", TelegramFault.UnknownHeader)]
    [InlineData("0F442D2C998734761B167A2A00000300", TelegramFault.UnsupportedMode)]
    [InlineData("0F442D2C998734761B167A2A00100D00", TelegramFault.UnsupportedMode)]
    [InlineData("10442D2C998734761B169002034078000000", TelegramFault.Fragment)]
    [InlineData("10442D2C998734761B168C00008C00007800", TelegramFault.UnknownHeader)]  // headers in headers
    internal void What_cannot_be_checked_says_why(string hex, TelegramFault fault) => Assert.Equal(fault, Air.Read(Air.Bytes(hex)).Fault);

    private static byte[] Bytes(XorShift random, int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)random.Below(256))];
}
