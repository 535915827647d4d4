using System.Security.Cryptography;

namespace Kms.Silo.Keys;

/// <summary>Random nonces of 96 bits, drawn from the system's generator a few hundred at a time and given out once each.</summary>
internal static class Nonces
{
    private const int Count = 256;

    [ThreadStatic] private static byte[]? t_drawn;
    [ThreadStatic] private static int t_left;

    public static void Take(Span<byte> nonce)
    {
        var drawn = t_drawn ??= new byte[Count * GcmCipher.NonceBytes];
        if (t_left == 0)
        {
            RandomNumberGenerator.Fill(drawn);
            t_left = Count;
        }
        t_left--;
        drawn.AsSpan(t_left * GcmCipher.NonceBytes, GcmCipher.NonceBytes).CopyTo(nonce);
    }
}
