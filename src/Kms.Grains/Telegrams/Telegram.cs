using Kms.Devices;

namespace Kms.Telegrams;

/// <summary>A telegram as far as it can be read without a key. Offsets are into <see cref="Frame"/>, which has no CRCs.</summary>
internal sealed record Telegram
{
    /// <summary>From the length field (LoRaWAN: from the header) to the end.</summary>
    public required ReadOnlyMemory<byte> Frame { get; init; }

    public required Security Security { get; init; }

    /// <summary>Number of the security mode as the header gives it; null where it has none.</summary>
    public int? Mode { get; init; }

    /// <summary>Why no key can be tried.</summary>
    public TelegramFault Fault { get; init; }

    /// <summary>Who sends: the meter, or an adapter on its behalf.</summary>
    public TelegramAddress Sender { get; init; }

    /// <summary>Whom the data is about when a long header names somebody: the meter behind an adapter.</summary>
    public TelegramAddress? Meter { get; init; }

    /// <summary>Of a LoRaWAN device.</summary>
    public DeviceId? Eui { get; init; }

    /// <summary>Where the transport layer begins, at its CI field.</summary>
    public int Transport { get; init; }

    /// <summary>Where what is encrypted begins.</summary>
    public int Payload { get; init; }

    /// <summary>How many bytes of it are encrypted.</summary>
    public int Encrypted { get; init; }

    public byte AccessNumber { get; init; }

    /// <summary>True for a command to the meter.</summary>
    public bool ToMeter { get; init; }

    /// <summary>Where the extended link layer begins, behind its CI field; 0 when there is none.</summary>
    public int LinkLayer { get; init; }

    public Authentication? Authentication { get; init; }

    /// <summary>A second way to read the bytes: the last two of a frame without CRCs may look like one by chance.</summary>
    public Telegram? Otherwise { get; init; }

    /// <summary>The address that takes part in the cryptography.</summary>
    public TelegramAddress Address => Meter ?? Sender;

    /// <summary>Bytes of the frame.</summary>
    public ReadOnlySpan<byte> Bytes => Frame.Span;
}
