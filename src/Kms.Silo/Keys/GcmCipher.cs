using System.Security.Cryptography;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>
/// AES-256-GCM, NIST SP 800-38D. Key 32 bytes, nonce 12, tag 16. A message is nonce, ciphertext, tag.
/// The nonce is random, made here, one per message (section 8.2.2, RBG-based construction), so that nobody can pass one in and use it
/// twice; section 8.3 then allows 2^32 messages under one key. Ours are one per label and ring version.
/// </summary>
internal sealed class GcmCipher : IDisposable
{
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int TagBytes = 16;
    public const int Overhead = NonceBytes + TagBytes;

    // AesGcm is not promised to be thread-safe: one for each thread, made once.
    private readonly ThreadLocal<AesGcm> _perThread;
    private readonly ClearKey _key;
    private bool _disposed;

    /// <summary>Takes the key over.</summary>
    public GcmCipher(ClearKey key)
    {
        if (key.Length != KeyBytes) throw new ArgumentException("AES-256 takes a key of 32 bytes.", nameof(key));
        _key = key;
        _perThread = new ThreadLocal<AesGcm>(() => new AesGcm(_key.Reveal(), TagBytes), trackAllValues: true);
    }

    public void Encrypt(ReadOnlySpan<byte> clear, ReadOnlySpan<byte> associated, Span<byte> message)
    {
        if (message.Length != clear.Length + Overhead) throw new ArgumentException("The message has another length.", nameof(message));
        var nonce = message[..NonceBytes];
        Nonces.Take(nonce);
        _perThread.Value!.Encrypt(nonce, clear, message[NonceBytes..^TagBytes], message[^TagBytes..], associated);
    }

    /// <summary>False, with <paramref name="clear"/> wiped, when the message is not what was encrypted for this place.</summary>
    public bool TryDecrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> associated, Span<byte> clear)
    {
        if (message.Length < Overhead || clear.Length != message.Length - Overhead) return false;
        try
        {
            _perThread.Value!.Decrypt(message[..NonceBytes], message[NonceBytes..^TagBytes], message[^TagBytes..], clear, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            CryptographicOperations.ZeroMemory(clear);
            return false;
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        foreach (var cipher in _perThread.Values) cipher.Dispose();
        _perThread.Dispose();
        _key.Dispose();
    }
}
