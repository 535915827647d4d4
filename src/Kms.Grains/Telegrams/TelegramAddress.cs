using System.Buffers.Binary;
using System.Globalization;
using Kms.Devices;

namespace Kms.Telegrams;

/// <summary>Manufacturer, number, version and type as they stand in a header.</summary>
internal readonly record struct TelegramAddress(ushort Manufacturer, uint Number, byte Version, byte Type)
{
    private const int LetterBits = 5;
    private const int Letter = 0x1F;
    private const ushort Letters = 0x7FFF; // the highest bit says that the address is unique within one system only

    /// <summary>Link layer: M-field first.</summary>
    public static TelegramAddress OfLink(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]), bytes[6], bytes[7]);

    /// <summary>Long header: number first.</summary>
    public static TelegramAddress OfHeader(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes), bytes[6], bytes[7]);

    public bool HasLetters => IsLetter(Manufacturer >> (2 * LetterBits)) && IsLetter(Manufacturer >> LetterBits) && IsLetter(Manufacturer);

    /// <summary>As on the wire, link layer order.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, Manufacturer);
        BinaryPrimitives.WriteUInt32LittleEndian(target[2..], Number);
        (target[6], target[7]) = (Version, Type);
    }

    /// <summary>False for letters that no manufacturer has.</summary>
    public bool TryGetDevice(out DeviceId device) => DeviceId.TryCreate(Flag, Number.ToString("X8", CultureInfo.InvariantCulture), out device);

    private string Flag => string.Create(3, (ushort)(Manufacturer & Letters), static (text, code) =>
    {
        for (var i = 0; i < 3; i++) text[i] = (char)(((code >> ((2 - i) * LetterBits)) & Letter) + 64);
    });

    private static bool IsLetter(int code) => (code & Letter) is >= 1 and <= 26;
}
