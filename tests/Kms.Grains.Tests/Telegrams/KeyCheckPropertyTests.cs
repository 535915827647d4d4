using Kms.Telegrams;
using Kms.Testing;

namespace Kms.Tests.Telegrams;

/// <summary>Random keys, identities and counters in every mode: the right key is certain, others are refused as often as chance allows.</summary>
public sealed class KeyCheckPropertyTests
{
    private const int Telegrams = 4_000;

    [Theory]
    [InlineData("mode-5")]
    [InlineData("mode-5-long")]
    [InlineData("mode-7")]
    [InlineData("mode-7-short-code")]
    [InlineData("link-layer")]
    [InlineData("join")]
    public void The_right_key_fits_for_certain_and_a_flipped_bit_never_does(string mode)
    {
        var random = new XorShift(62);
        var (key, address) = (new byte[16], new byte[8]);
        var wrong = 0;
        for (var i = 0; i < Telegrams; i++)
        {
            random.Fill(key);
            Fill(address, random);
            var telegram = Air.Read(Make(mode, key, address, random));
            Assert.Equal(KeyFit.Certain, KeyCheck.Try(telegram, key));
            key[random.Below(16)] ^= (byte)(1 << random.Below(8));
            if (KeyCheck.Try(telegram, key) != KeyFit.No) wrong++;
        }
        Assert.InRange(wrong, 0, 2); // one in 65,536 is expected at most
    }

    [Fact]
    public void A_changed_byte_under_a_code_is_refused()
    {
        var random = new XorShift(63);
        var (key, address) = (new byte[16], new byte[8]);
        random.Fill(key);
        Fill(address, random);
        var frame = TelegramMaker.Mode7(address, key, 77, TelegramMaker.Records);
        for (var at = 2; at < frame.Length; at++)
        {
            if (at is 2 or 3 or 8 or 9) continue; // letters, version and type take no part in the code
            frame[at] ^= 0x10;
            if (TelegramReader.TryRead(frame, out var telegram, out _) && telegram.Fault == TelegramFault.None && telegram.Security == Security.Mode7)
                Assert.Equal(KeyFit.No, KeyCheck.Try(telegram, key));
            frame[at] ^= 0x10;
        }
        Assert.Equal(KeyFit.Certain, KeyCheck.Try(Air.Read(frame), key));
    }

    [Fact]
    public void Records_of_the_makers_own_leave_the_verdict_at_probable()
    {
        var frame = TelegramMaker.Mode5(Air.Bytes("2D2C998734761B16"), new byte[16], 1, [0x0F, 1, 2, 3]);

        Assert.Equal(KeyFit.Probable, KeyCheck.Try(Air.Read(frame), new byte[16]));
    }

    private static byte[] Make(string mode, byte[] key, byte[] address, XorShift random)
    {
        var meter = new byte[8];
        var join = new byte[18];
        Fill(meter, random);
        random.Fill(join);
        var (number, records) = ((uint)(random.Next() >> 32), random.Below(2) == 0 ? TelegramMaker.Records : TelegramMaker.LongRecords);
        return mode switch
        {
            "mode-5" => TelegramMaker.Mode5(address, key, (byte)(number & 0xFF), records),
            "mode-5-long" => TelegramMaker.Mode5(address, key, (byte)(number & 0xFF), records, meter),
            "mode-7" => TelegramMaker.Mode7(address, key, number | 1, records),
            "mode-7-short-code" => TelegramMaker.Mode7(address, key, number | 1, records, 0x23, 2),
            "link-layer" => TelegramMaker.LinkLayer(address, key, number, records),
            _ => TelegramMaker.Join(key, join),
        };
    }

    private static void Fill(byte[] address, XorShift random)
    {
        random.Fill(address);
        var letters = (random.Below(26) + 1) << 10 | (random.Below(26) + 1) << 5 | (random.Below(26) + 1);
        (address[0], address[1]) = ((byte)(letters & 0xFF), (byte)(letters >> 8));
    }
}
