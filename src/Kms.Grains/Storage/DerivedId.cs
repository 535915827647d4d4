using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Kms.Storage;

/// <summary>An id that is the same whenever the same step is repeated, so that repeating leaves one entry, one mail, one right.</summary>
internal static class DerivedId
{
    private const int IdBytes = 16;
    private const int MaxOnStack = 512;

    /// <summary>32 hex digits.</summary>
    public static string Of(string step, string what, string which)
    {
        var length = Encoding.UTF8.GetMaxByteCount(step.Length + what.Length + which.Length + 2);
        Span<byte> text = length <= MaxOnStack ? stackalloc byte[MaxOnStack] : new byte[length];
        Utf8.TryWrite(text, $"{step}\n{what}\n{which}", out var written);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..written], hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }
}
