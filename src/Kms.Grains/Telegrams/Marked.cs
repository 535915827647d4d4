using Kms.Telegrams.Records;

namespace Kms.Telegrams;

/// <summary>Plaintext of modes 5 and 7: it begins with two fillers, by which a right key is known.</summary>
internal static class Marked
{
    public const int Length = 2;

    private const byte Filler = 0x2F;

    public static bool Is(ReadOnlySpan<byte> plain) => plain.Length >= Length && plain[0] == Filler && plain[1] == Filler;

    /// <summary>What two fillers and the records behind them say of a key.</summary>
    public static KeyFit Judge(ReadOnlySpan<byte> plain) =>
        !Is(plain) ? KeyFit.No : Plausibility.IsRecordList(plain[Length..]) ? KeyFit.Certain : KeyFit.Probable;
}
