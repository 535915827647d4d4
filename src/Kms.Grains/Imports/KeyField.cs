using System.Security.Cryptography;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>A field that holds a key. Its text never gets into a string or a report.</summary>
internal static class KeyField
{
    public static void Read(RowDraft draft, HeaderField column, ReadOnlySpan<byte> field)
    {
        Span<byte> bytes = stackalloc byte[KeyLengths.Longest];
        try
        {
            if (!HexBytes.TryParse(field, bytes, out var count)) draft.Report(ProblemOf(field), column.Name);
            else if (!KeyLengths.IsKnown(count)) draft.Report(RowProblemCode.KeyLength, column.Name);
            else draft.AddKey(new(column.Purpose, null, null, null, ClearKey.FromBytes(bytes[..count])));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    // Odd or too many digits: cut off or run together. Anything else is no hex.
    private static RowProblemCode ProblemOf(ReadOnlySpan<byte> field)
    {
        foreach (var b in field)
            if (!char.IsAsciiHexDigit((char)b) && b is not ((byte)' ' or (byte)'-' or (byte)':' or (byte)'.' or (byte)'x' or (byte)'X'))
                return RowProblemCode.KeyMalformed;
        return RowProblemCode.KeyLength;
    }
}
