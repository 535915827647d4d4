using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kms.Exports;

/// <summary>
/// The encryption of AE-2: PBKDF2 (RFC 8018) gives 32 bytes of key, 32 of HMAC key and 2 that tell a wrong passphrase; AES in counter mode,
/// the counter little-endian and from 1. A thousand rounds and SHA-1 are the format's; the passphrase is random, so that rounds matter little.
/// </summary>
internal sealed class SealedZipKeys : IDisposable
{
    public const int SaltLength = 16;
    public const int CheckLength = 2;
    public const int CodeLength = 10;

    private const int KeyLength = 32;
    private const int Rounds = 1000;
    private const int Block = 16;
    private const int StreamLength = 4096;

    private readonly byte[] salt;
    private readonly byte[] check;
    private readonly Aes aes = Aes.Create();
    private readonly IncrementalHash code;
    private readonly byte[] stream = new byte[StreamLength];
    private int used = StreamLength;
    private ulong counter;

    public SealedZipKeys(string passphrase, byte[] salt)
    {
        this.salt = salt;
#pragma warning disable CA5379, CA5387 // As the format demands; see above.
        var keys = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, Rounds, HashAlgorithmName.SHA1, (2 * KeyLength) + CheckLength);
#pragma warning restore CA5379, CA5387
        aes.Key = keys[..KeyLength];
        code = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, keys.AsSpan(KeyLength, KeyLength));
        check = keys[^CheckLength..];
        CryptographicOperations.ZeroMemory(keys);
    }

    public byte[] Begin() => [.. salt, .. check];

    public void Encrypt(ReadOnlySpan<byte> clear, Span<byte> cipher)
    {
        for (var i = 0; i < clear.Length; i++)
        {
            if (used == StreamLength) Refill();
            cipher[i] = (byte)(clear[i] ^ stream[used++]);
        }
        code.AppendData(cipher[..clear.Length]);
    }

    public byte[] End() => code.GetHashAndReset()[..CodeLength];

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(stream);
        code.Dispose();
        aes.Dispose();
    }

    private void Refill()
    {
        stream.AsSpan().Clear();
        for (var at = 0; at < StreamLength; at += Block) BinaryPrimitives.WriteUInt64LittleEndian(stream.AsSpan(at), ++counter);
#pragma warning disable CA5358 // The block cipher alone: counter mode is made of it here, for the framework has none.
        aes.EncryptEcb(stream, stream, PaddingMode.None);
#pragma warning restore CA5358
        used = 0;
    }
}
