using Kms.Telegrams;

namespace Kms.Tests.Telegrams;

/// <summary>Short ways to read what tests hold as text.</summary>
internal static class Air
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    public static Telegram Read(string line)
    {
        Span<byte> bytes = stackalloc byte[HexLine.LongestTelegram];
        var length = HexLine.Read(line, bytes);
        Assert.True(TelegramReader.TryRead(bytes[..length], out var telegram, out var fault), fault.ToString());
        return telegram;
    }

    public static Telegram Read(byte[] raw)
    {
        Assert.True(TelegramReader.TryRead(raw, out var telegram, out var fault), fault.ToString());
        return telegram;
    }

    public static TelegramFault Fault(byte[] raw)
    {
        Assert.False(TelegramReader.TryRead(raw, out _, out var fault));
        return fault;
    }
}
