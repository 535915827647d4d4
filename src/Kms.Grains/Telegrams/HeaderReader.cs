using System.Buffers.Binary;

namespace Kms.Telegrams;

/// <summary>Walks the headers of a frame without CRCs: link layer, extended link layer (8C to 8F), authentication (90), transport.</summary>
internal ref struct HeaderReader(byte[] frame)
{
    private const int LinkAddress = 2;
    private const int FirstControl = 10;
    private const int AddressLength = 8;
    private const byte AuthenticationControl = 0x90;
    private const int EncryptionBits = 5; // of the session number's highest byte: EN 13757-4, extended link layer
    private readonly ReadOnlySpan<byte> bytes = frame;
    private int at = FirstControl;

    private enum Step
    {
        GoOn,
        Over,
        Cut,
    }

    /// <summary>Why <see cref="Read"/> gave nothing.</summary>
    public TelegramFault Fault { get; private set; }

    /// <summary>Null for what is no telegram.</summary>
    public Telegram? Read()
    {
        var telegram = new Telegram { Frame = frame, Security = Security.None, Sender = TelegramAddress.OfLink(bytes[LinkAddress..]) };
        if (!telegram.Sender.HasLetters) return Not(TelegramFault.Malformed);
        var step = ReadLinkLayer(ref telegram);
        if (step == Step.GoOn) step = ReadAuthentication(ref telegram);
        return step switch
        {
            Step.GoOn => ReadTransport(telegram with { Transport = at }),
            Step.Over => telegram,
            _ => Not(TelegramFault.Cut),
        };
    }

    private Step ReadLinkLayer(ref Telegram telegram)
    {
        var control = bytes[at];
        if (control is < 0x8C or > 0x8F) return Step.GoOn;
        var start = at + 1;
        at = start + (control is 0x8C or 0x8D ? 2 : 2 + AddressLength);
        telegram = telegram with { LinkLayer = start };
        if (control is 0x8C or 0x8E) return Has(1) ? Step.GoOn : Step.Cut;

        at += sizeof(uint); // the session number
        if (!Has(Crc16.Size + 1)) return Step.Cut;
        var encryption = bytes[at - 1] >> EncryptionBits;
        telegram = telegram with { Payload = at, Encrypted = bytes.Length - at };
        at += Crc16.Size;
        if (encryption == 0) return Step.GoOn;
        telegram = encryption == 1
            ? telegram with { Security = Security.LinkLayer }
            : telegram with { Security = Security.Other, Fault = TelegramFault.UnsupportedMode };
        return Step.Over;
    }

    private Step ReadAuthentication(ref Telegram telegram)
    {
        if (bytes[at] != AuthenticationControl) return Step.GoOn;
        if (!Has(2) || !Has(2 + bytes[at + 1] + 1)) return Step.Cut;
        var fields = new AuthenticationReader(bytes.Slice(at + 2, bytes[at + 1]), at + 2);
        at += 2 + bytes[at + 1];
        if (fields.TryRead(out var authentication, out var fault))
        {
            telegram = telegram with { Authentication = authentication };
            return Step.GoOn;
        }
        telegram = telegram with { Security = Security.Other, Fault = fault };
        return fault == TelegramFault.Cut ? Step.Cut : Step.Over;
    }

    private Telegram? ReadTransport(Telegram telegram)
    {
        switch (bytes[at])
        {
            case 0x78 or 0x79:
                return telegram with { Payload = at + 1 };
            case 0x7A or 0x5A:
                return ReadConfiguration(telegram with { ToMeter = bytes[at] == 0x5A }, at + 1);
            case 0x72 or 0x5B:
                if (!Has(1 + AddressLength)) return Not(TelegramFault.Cut);
                var meter = TelegramAddress.OfHeader(bytes[(at + 1)..]);
                if (!meter.HasLetters) return Not(TelegramFault.Malformed);
                return ReadConfiguration(telegram with { Meter = meter, ToMeter = bytes[at] == 0x5B }, at + 1 + AddressLength);
            default:
                return telegram with { Security = Security.Other, Fault = TelegramFault.UnknownHeader };
        }
    }

    // Access number, status, configuration word.
    private Telegram? ReadConfiguration(Telegram telegram, int start)
    {
        const int Length = 4;
        if (bytes.Length < start + Length) return Not(TelegramFault.Cut);
        var word = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(start + 2)..]);
        var payload = new PayloadReader(bytes.Length, start + Length);
        return payload.Read(telegram with { AccessNumber = bytes[start] }, word, bytes[(start + Length)..]) ?? Not(TelegramFault.Cut);
    }

    private readonly bool Has(int count) => bytes.Length >= at + count;

    private Telegram? Not(TelegramFault fault)
    {
        Fault = fault;
        return null;
    }
}
