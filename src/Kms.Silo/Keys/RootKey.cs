using System.Security.Cryptography;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>A root key whose bytes are in this process: from a file or a passphrase.</summary>
internal sealed class RootKey : IRootKey
{
    public const int Bytes = 32;

    private readonly ClearKey _key;
    private readonly GcmCipher _cipher;

    /// <summary>Takes the key over.</summary>
    public RootKey(ClearKey key)
    {
        if (key.Length != Bytes) throw new ArgumentException("A root key has 32 bytes.", nameof(key));
        _key = key;
        _cipher = new GcmCipher(key.Derive(KeyLabels.RingKey));
        using var check = key.Derive(KeyLabels.RootCheck);
        Id = Convert.ToHexStringLower(check.Reveal()[..8]);
    }

    public string Id { get; }

    public byte[] Wrap(int ringVersion, ClearKey key)
    {
        Span<byte> buffer = stackalloc byte[64];
        var message = new byte[key.Length + GcmCipher.Overhead];
        _cipher.Encrypt(key.Reveal(), Place(buffer, ringVersion), message);
        return message;
    }

    public ClearKey? Unwrap(int ringVersion, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length != GcmCipher.KeyBytes + GcmCipher.Overhead) return null;
        Span<byte> buffer = stackalloc byte[64];
        Span<byte> clear = stackalloc byte[GcmCipher.KeyBytes];
        if (!_cipher.TryDecrypt(wrapped, Place(buffer, ringVersion), clear)) return null;
        var key = ClearKey.FromBytes(clear);
        CryptographicOperations.ZeroMemory(clear);
        return key;
    }

    public ClearKey Derive(string label) => _key.Derive(label);

    public void Dispose()
    {
        _cipher.Dispose();
        _key.Dispose();
    }

    private static ReadOnlySpan<byte> Place(Span<byte> buffer, int ringVersion)
    {
        var place = new AssociatedData(buffer);
        place.Add(KeyLabels.RingKey);
        place.Add(ringVersion);
        return buffer[..place.Written.Length];
    }
}
