using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Keys;

/// <summary>Keys made of the number of their device: its digits or bytes in either order, as text or number, or a plain hash of it.</summary>
internal static class HygieneSerial
{
    private const int ShortestNumber = 6; // fewer digits turn up by chance

    public static bool IsDerived(ReadOnlySpan<byte> key, string number)
    {
        if (number.Length < ShortestNumber) return false;
        return HasDigits(key, number) || HasText(key, number) || HasInteger(key, number) || IsHash(key, number);
    }

    // The digits as hex digits of the key, at any place; backwards byte by byte, as they go over the air.
    private static bool HasDigits(ReadOnlySpan<byte> key, string number)
    {
        Span<char> hex = stackalloc char[key.Length * 2];
        Convert.TryToHexString(key, hex, out _);
        Span<char> reversed = stackalloc char[number.Length];
        for (var i = 0; i + 1 < number.Length; i += 2) (reversed[^(i + 2)], reversed[^(i + 1)]) = (number[i], number[i + 1]);
        var found = hex.IndexOf(number, StringComparison.OrdinalIgnoreCase) >= 0
            || (number.Length % 2 == 0 && ((ReadOnlySpan<char>)hex).IndexOf(reversed, StringComparison.OrdinalIgnoreCase) >= 0);
        hex.Clear();
        return found;
    }

    private static bool HasText(ReadOnlySpan<byte> key, string number) => key.IndexOf(Encoding.ASCII.GetBytes(number)) >= 0;

    private static bool HasInteger(ReadOnlySpan<byte> key, string number)
    {
        if (!uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1 << 16) return false;
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        if (key.IndexOf(bytes) >= 0) return true;
        bytes.Reverse();
        return key.IndexOf(bytes) >= 0;
    }

    // Old hashes, because that is what such keys were made with.
#pragma warning disable CA5350, CA5351
    private static bool IsHash(ReadOnlySpan<byte> key, string number)
    {
        var text = Encoding.ASCII.GetBytes(number);
        return StartsWith(SHA256.HashData(text), key) || StartsWith(SHA1.HashData(text), key) || StartsWith(MD5.HashData(text), key);
    }
#pragma warning restore CA5350, CA5351

    private static bool StartsWith(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> key) => hash.StartsWith(key);
}
