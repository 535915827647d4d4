using System.Diagnostics.CodeAnalysis;
using Kms.Devices;

namespace Kms.Telegrams;

/// <summary>Reads bytes as a telegram, of wM-Bus or LoRaWAN. Throws nothing, whatever the bytes.</summary>
internal static class TelegramReader
{
    private const int JoinLength = 23;
    private const int DevEui = 9;
    private const int EuiLength = 8;
    private const byte JoinHeader = 0; // LoRaWAN 1.1, section 4.2.1: message type "join request", major version 0

    /// <summary>False for what is no telegram at all. A telegram may still have a <see cref="Telegram.Fault"/>: then no key can be tried on it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> raw, [NotNullWhen(true)] out Telegram? telegram, out TelegramFault fault)
    {
        telegram = null;
        fault = TelegramFault.Cut;
        if (raw.Length < FrameReader.Shortest) return false;
        if (raw[0] == JoinHeader) return TryReadJoin(raw, out telegram);
        Span<byte> frame = stackalloc byte[FrameReader.Longest];
        if (FrameReader.StripFormatA(raw, frame) is > 0 and var inA) return TryReadFrame(frame[..inA], out telegram, out fault);

        // Two bytes look like the CRC of format B once in 65,536 frames that have none: both ways are open then.
        Telegram? inFormatB = null;
        if (FrameReader.StripFormatB(raw, frame) is > 0 and var inB) TryReadFrame(frame[..inB], out inFormatB, out _);
        if (FrameReader.Take(raw, frame) is > 0 and var plain) TryReadFrame(frame[..plain], out telegram, out fault);
        if (inFormatB is not null) telegram = inFormatB with { Otherwise = telegram };
        return telegram is not null;
    }

    private static bool TryReadFrame(ReadOnlySpan<byte> frame, [NotNullWhen(true)] out Telegram? telegram, out TelegramFault fault)
    {
        var headers = new HeaderReader(frame.ToArray());
        telegram = headers.Read();
        fault = telegram?.Fault ?? headers.Fault;
        return telegram is not null;
    }

    private static bool TryReadJoin(ReadOnlySpan<byte> raw, [NotNullWhen(true)] out Telegram? telegram)
    {
        telegram = null;
        if (raw.Length != JoinLength) return false;
        Span<byte> eui = stackalloc byte[EuiLength];
        raw.Slice(DevEui, EuiLength).CopyTo(eui);
        eui.Reverse(); // little-endian on air
        telegram = new Telegram { Frame = raw.ToArray(), Security = Security.Join, Eui = DeviceId.Parse($"EUI-{Convert.ToHexString(eui)}") };
        return true;
    }
}
