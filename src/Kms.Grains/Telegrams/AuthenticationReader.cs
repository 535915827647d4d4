using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Kms.Telegrams;

/// <summary>The authentication and fragmentation layer of OMS, without its CI and length fields.</summary>
internal readonly ref struct AuthenticationReader(ReadOnlySpan<byte> fields, int offset)
{
    private const int MoreFragments = 0x4000;
    private const int HasControl = 0x2000;
    private const int HasLength = 0x1000;
    private const int HasCounter = 0x0800;
    private const int HasCode = 0x0400;
    private const int HasKeyInfo = 0x0200;
    private const int FragmentNumber = 0x00FF;

    private readonly ReadOnlySpan<byte> fields = fields;

    public bool TryRead([NotNullWhen(true)] out Authentication? authentication, out TelegramFault fault)
    {
        authentication = null;
        fault = TelegramFault.Cut;
        if (fields.Length < 2) return false;
        var word = BinaryPrimitives.ReadUInt16LittleEndian(fields);
        fault = TelegramFault.Fragment;
        if ((word & MoreFragments) != 0 || (word & FragmentNumber) > 1) return false;

        var (at, start) = (2, offset);
        var control = Take(HasControl, 1);
        Take(HasKeyInfo, 2);
        var counter = Take(HasCounter, 4);
        fault = at > fields.Length ? TelegramFault.Cut : TelegramFault.UnsupportedMode;
        var codeLength = (word & HasCode) == 0 ? 0 : control == 0 || at > fields.Length ? -1 : CodeLengthOf(fields[control - offset]);
        if (codeLength < 0) return false;
        var code = Take(HasCode, codeLength);
        var length = Take(HasLength, 2);
        fault = at > fields.Length ? TelegramFault.Cut : TelegramFault.None;
        authentication = new Authentication(control, counter, code, codeLength, length);
        return fault == TelegramFault.None;

        int Take(int flag, int size)
        {
            if ((word & flag) == 0) return 0;
            at += size;
            return start + at - size;
        }
    }

    // Types of AES-CMAC, cut; -1 for others.
    private static int CodeLengthOf(byte control) => (control & 0x0F) switch { 0 => 0, 3 => 2, 4 => 4, 5 => 8, 6 => 12, 7 => 16, _ => -1 };
}
