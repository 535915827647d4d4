using System.Buffers;

namespace Kms.Imports;

/// <summary>Hex as people write it: spaces, dashes, colons or dots between the digits, `0x` before them. No string of the key is made.</summary>
internal static class HexBytes
{
    /// <summary>False for anything that is not whole bytes of hex, or more than <paramref name="into"/> holds.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, Span<byte> into, out int count)
    {
        if (text.Length <= into.Length * 2
            && Convert.FromHexString(text, into, out var read, out count) == OperationStatus.Done && read == text.Length)
            return count > 0;
        return TryParseSpaced(text, into, out count);
    }

    private static bool TryParseSpaced(ReadOnlySpan<byte> text, Span<byte> into, out int count)
    {
        count = 0;
        var high = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSpacing(text[i])) continue;
            if (high < 0 && IsPrefix(text[i..]))
            {
                i++;
                continue;
            }
            var digit = Digit(text[i]);
            if (digit < 0 || count == into.Length) return false;
            if (high < 0) high = digit;
            else
            {
                into[count++] = (byte)(high << 4 | digit);
                high = -1;
            }
        }
        return high < 0 && count > 0;
    }

    public static bool IsSpacing(byte b) => b is (byte)' ' or (byte)'-' or (byte)':' or (byte)'.' or (byte)'_' or (byte)'\t';

    private static bool IsPrefix(ReadOnlySpan<byte> text) => text.Length > 1 && text[0] == '0' && (text[1] | 0x20) == 'x';

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };
}
