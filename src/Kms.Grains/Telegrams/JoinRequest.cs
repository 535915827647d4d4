using System.Security.Cryptography;

namespace Kms.Telegrams;

/// <summary>
/// LoRaWAN join request of 23 bytes: its last four are the beginning of an AES-CMAC over the others, under the AppKey (1.0.x) or the NwkKey (1.1).
/// </summary>
internal static class JoinRequest
{
    private const int CodeLength = 4;

    public static KeyFit Check(Telegram telegram, Aes aes)
    {
        var frame = telegram.Bytes;
        Span<byte> code = stackalloc byte[AesCmac.Size];
        AesCmac.Compute(aes, frame[..^CodeLength], code);
        return CryptographicOperations.FixedTimeEquals(code[..CodeLength], frame[^CodeLength..]) ? KeyFit.Certain : KeyFit.No;
    }
}
