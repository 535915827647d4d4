namespace Kms.Telegrams;

/// <summary>What the configuration word says of the payload.</summary>
/// <param name="end">Length of the frame.</param>
/// <param name="start">Behind the configuration word.</param>
internal readonly struct PayloadReader(int end, int start)
{
    private const int BlockSize = 16;
    private const int ToTheEnd = 15;
    private const int ModeBits = 0x1F;
    private const int BlockBits = 0x0F;
    private const int DerivationA = 1;

    /// <summary>Null when the telegram is shorter than it says.</summary>
    public Telegram? Read(Telegram telegram, ushort word, ReadOnlySpan<byte> behind)
    {
        var mode = (word >> 8) & ModeBits;
        var blocks = (word >> 4) & BlockBits;
        telegram = telegram with { Mode = mode, Payload = start };
        return mode switch
        {
            0 => telegram,
            5 when blocks == 0 => telegram,
            5 => With(telegram, Security.Mode5, start, blocks * BlockSize),
            7 => Mode7(telegram, blocks, behind),
            _ => telegram with { Security = Security.Other, Fault = TelegramFault.UnsupportedMode },
        };
    }

    // One more byte says how the keys are derived; that takes the message counter.
    private Telegram? Mode7(Telegram telegram, int blocks, ReadOnlySpan<byte> behind)
    {
        if (behind.IsEmpty) return null;
        if (((behind[0] >> 4) & 3) != DerivationA || telegram.Authentication is not { Counter: > 0 })
            return telegram with { Security = Security.Other, Fault = TelegramFault.UnsupportedMode };
        var payload = start + 1;
        var length = blocks * BlockSize;
        if (blocks == ToTheEnd) length = Math.Min(length, (end - payload) / BlockSize * BlockSize);
        // Without blocks and without a code there is nothing that a key would open or prove.
        return blocks == 0 && telegram.Authentication.CodeLength == 0
            ? telegram with { Payload = payload }
            : With(telegram, Security.Mode7, payload, length);
    }

    private Telegram? With(Telegram telegram, Security security, int payload, int length) =>
        payload + length > end ? null : telegram with { Security = security, Payload = payload, Encrypted = length };
}
