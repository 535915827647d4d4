using System.Security.Cryptography;
using System.Text;

namespace Kms.Storage;

/// <summary>An id that is the same whenever the same step is repeated, so that repeating leaves one entry, one mail, one right.</summary>
internal static class DerivedId
{
    private const int IdBytes = 16;

    /// <summary>32 hex digits.</summary>
    public static string Of(string step, string what, string which)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{step}\n{what}\n{which}"), hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }
}
