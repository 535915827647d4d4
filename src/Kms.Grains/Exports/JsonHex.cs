using System.Security.Cryptography;
using System.Text.Json;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Writes a key as a JSON string of hex digits by way of the stack.</summary>
internal static class JsonHex
{
    private const int LongestKey = 64;

    public static void Write(Utf8JsonWriter json, string name, ClearKey key)
    {
        Span<byte> hex = stackalloc byte[LongestKey * 2];
        Convert.TryToHexString(key.Reveal(), hex, out var length);
        json.WriteString(name, hex[..length]);
        CryptographicOperations.ZeroMemory(hex);
    }
}
