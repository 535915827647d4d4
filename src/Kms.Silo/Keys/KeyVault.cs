using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Kms.Devices;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>Envelope encryption under the key ring. See docs/adr/0003.</summary>
internal sealed class KeyVault(KeyRing ring) : IKeyVault, IDisposable
{
    private const int MaxKeyBytes = 64;
    private const int MaxPlaceBytes = 256;

    private readonly ConcurrentDictionary<(int Version, string Label), GcmCipher> _ciphers = [];
    private readonly ConcurrentDictionary<string, ClearKey> _macKeys = [];

    public WrappedKey Wrap(DeviceId device, KeyPurpose purpose, int version, ClearKey key)
    {
        if (key.Length is 0 or > MaxKeyBytes) throw new ArgumentException("A key has 1 to 64 bytes.", nameof(key));
        var ringVersion = ring.Current;
        var message = new byte[key.Length + GcmCipher.Overhead];
        Span<byte> place = stackalloc byte[MaxPlaceBytes];
        Cipher(ringVersion, KeyLabels.MeterKey)!.Encrypt(key.Reveal(), MeterKeyPlace(place, device, purpose, version, ringVersion), message);
        return new WrappedKey(ringVersion, ImmutableCollectionsMarshal.AsImmutableArray(message));
    }

    public ClearKey Unwrap(DeviceId device, KeyPurpose purpose, int version, WrappedKey wrapped)
    {
        var length = wrapped.Bytes.Length - GcmCipher.Overhead;
        if (length is < 1 or > MaxKeyBytes || Cipher(wrapped.RingVersion, KeyLabels.MeterKey) is not { } cipher) throw CannotUnwrap();
        Span<byte> place = stackalloc byte[MaxPlaceBytes];
        Span<byte> clear = stackalloc byte[length];
        if (!cipher.TryDecrypt(wrapped.Bytes.AsSpan(), MeterKeyPlace(place, device, purpose, version, wrapped.RingVersion), clear))
            throw CannotUnwrap();
        var key = ClearKey.FromBytes(clear);
        CryptographicOperations.ZeroMemory(clear);
        return key;
    }

    public ImmutableArray<byte> Fingerprint(ClearKey key) => Mac(KeyLabels.Fingerprint, key.Reveal());

    public ImmutableArray<byte> Hash(string label, ReadOnlySpan<byte> value) => Mac(KeyLabels.Hash + label, value);

    public byte[] Seal(string label, string place, ReadOnlySpan<byte> clear)
    {
        var version = ring.Current;
        var sealedBytes = new byte[sizeof(int) + clear.Length + GcmCipher.Overhead];
        BinaryPrimitives.WriteInt32BigEndian(sealedBytes, version);
        var associated = SealPlace(label, place, version);
        Cipher(version, KeyLabels.Seal + label)!.Encrypt(clear, associated, sealedBytes.AsSpan(sizeof(int)));
        return sealedBytes;
    }

    public byte[] Open(string label, string place, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < sizeof(int) + GcmCipher.Overhead) throw CannotUnwrap();
        var version = BinaryPrimitives.ReadInt32BigEndian(sealedBytes);
        if (Cipher(version, KeyLabels.Seal + label) is not { } cipher) throw CannotUnwrap();
        var clear = new byte[sealedBytes.Length - sizeof(int) - GcmCipher.Overhead];
        return cipher.TryDecrypt(sealedBytes[sizeof(int)..], SealPlace(label, place, version), clear) ? clear : throw CannotUnwrap();
    }

    /// <summary>HMAC-SHA-256 (FIPS 198-1) under a key of the label's own.</summary>
    public ImmutableArray<byte> Mac(string label, ReadOnlySpan<byte> value)
    {
        var key = _macKeys.GetOrAdd(label, static (name, keys) => keys.First.Derive(name), ring);
        return ImmutableCollectionsMarshal.AsImmutableArray(HMACSHA256.HashData(key.Reveal(), value));
    }

    // The container knows the vault under two names and disposes it once for each.
    public void Dispose()
    {
        foreach (var at in _ciphers.Keys)
        {
            if (_ciphers.TryRemove(at, out var cipher)) cipher.Dispose();
        }
        foreach (var key in _macKeys.Values) key.Dispose();
    }

    private GcmCipher? Cipher(int version, string label)
    {
        if (_ciphers.TryGetValue((version, label), out var cipher)) return cipher;
        if (ring.Find(version) is not { } key) return null;
        return _ciphers.GetOrAdd((version, label), static (at, source) => new GcmCipher(source.Derive(at.Label)), key);
    }

    private static ReadOnlySpan<byte> MeterKeyPlace(Span<byte> buffer, DeviceId device, KeyPurpose purpose, int version, int ringVersion)
    {
        var place = new AssociatedData(buffer);
        place.Add(KeyLabels.MeterKey);
        place.Add(device.Value);
        place.Add(purpose.Name);
        place.Add(version);
        place.Add(ringVersion);
        return buffer[..place.Written.Length];
    }

    private static byte[] SealPlace(string label, string place, int version)
    {
        var associated = new byte[AssociatedData.SizeOf(label) + AssociatedData.SizeOf(place) + sizeof(int)];
        var data = new AssociatedData(associated);
        data.Add(label);
        data.Add(place);
        data.Add(version);
        return associated;
    }

    // One failure for all, with nothing about which byte.
    private static CryptographicException CannotUnwrap() => new("Cannot unwrap: the bytes are not of this place.");
}
