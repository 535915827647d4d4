using Kms.Telegrams;
using Kms.Telegrams.Records;
using Kms.Testing;

namespace Kms.Tests.Telegrams;

/// <summary>A million random and broken telegrams in every run: nothing throws. KMS_FUZZ multiplies the number.</summary>
public sealed class TelegramFuzzTests
{
    private static readonly byte[][] s_whole =
    [
        Convert.FromHexString("2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3"),
        Convert.FromHexString("434493157856341233038C2075900F002C25B30A000021924D4F2FB66E017A75002007109058475F4BC91DF878B80A1B0F98B629024AAC727942BFC549233C0140829B93"),
        Convert.FromHexString("2A442D2C998734761B168D2091D37CAC21E1D68CDAFFCD3DC452BD802913FF7B1706CA9E355D6C2701CC24"),
        Convert.FromHexString("00DC0000D07ED5B3701E6FEDF57CEEAF0085CC587FE913"),
        TelegramMaker.Mode5(Convert.FromHexString("2D2C998734761B07"), new byte[16], 9, TelegramMaker.LongRecords, Convert.FromHexString("2D2C785634121B16")),
        TelegramMaker.WithFormatA(TelegramMaker.Mode5(Convert.FromHexString("2D2C998734761B07"), new byte[16], 9, TelegramMaker.LongRecords)),
        TelegramMaker.Frame(Convert.FromHexString("2D2C998734761B07"), [0x8F, 0x20, 1, .. new byte[8], 2, 2, 2, 0, 3, 3, 0x90, 2, 0, 0, 0x78], TelegramMaker.Records),
    ];

    private static readonly string[] s_lines =
        [.. s_whole.Select(Convert.ToHexString), "T1;1;1;2026-04-03 19:00:42.000;97;148;12345678;0x2E4493157856", "telegram=|2E44931578|5634|+12", "2E 44 93 15 78 56"];

    [Fact]
    public void No_broken_telegram_breaks_the_reader_or_the_check()
    {
        var random = new XorShift(64);
        var (key, buffer, read) = (new byte[16], new byte[300], 0);
        for (var i = 0; i < 800_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            var length = Break(buffer, random);
            if (!TelegramReader.TryRead(buffer.AsSpan(0, length), out var telegram, out _)) continue;
            read++;
            KeyCheck.IsOpen(telegram);
            if (i % 4 == 0) KeyCheck.Try(telegram, key);
            telegram.Address.TryGetDevice(out _);
        }
        Assert.InRange(read, 1000, int.MaxValue); // most of them get past the first test
    }

    [Fact]
    public void No_broken_line_breaks_the_reader()
    {
        var random = new XorShift(65);
        var bytes = new byte[HexLine.LongestTelegram];
        for (var i = 0; i < 200_000 * Math.Max(1, Fuzz.Scale / 5); i++)
            TelegramReader.TryRead(bytes.AsSpan(0, HexLine.Read(Fuzz.Break(random.Pick(s_lines), random), bytes)), out _, out _);
    }

    [Fact]
    public void No_broken_records_break_the_walk()
    {
        var random = new XorShift(66);
        var bytes = new byte[64];
        for (var i = 0; i < 300_000 * Math.Max(1, Fuzz.Scale / 5); i++)
        {
            random.Fill(bytes);
            Plausibility.IsRecordList(bytes.AsSpan(0, random.Below(65)));
        }
    }

    // Half of them random behind a good beginning, half of them whole ones with a few bytes changed.
    private static int Break(byte[] buffer, XorShift random)
    {
        var whole = random.Pick(s_whole);
        var length = random.Below(4) == 0 ? random.Below(buffer.Length) : whole.Length;
        if (random.Below(2) == 0)
        {
            random.Fill(buffer.AsSpan(0, length));
            whole.AsSpan(0, Math.Min(length, random.Below(20))).CopyTo(buffer);
            if (length > 0 && random.Below(2) == 0) buffer[0] = (byte)((length - 1) & 0xFF);
            return length;
        }
        whole.CopyTo(buffer, 0);
        for (var n = 1 + random.Below(4); n > 0 && length > 0; n--) buffer[random.Below(length)] = (byte)random.Below(256);
        return random.Below(8) == 0 ? random.Below(length + 1) : length;
    }
}
