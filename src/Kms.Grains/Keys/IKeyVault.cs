using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Keys;

/// <summary>Protects keys at rest. Every use has a label of its own; callers see one failure ("cannot unwrap").</summary>
internal interface IKeyVault
{
    /// <summary>AES-256-GCM under the present data key, bound to device, purpose, version and ring version.</summary>
    WrappedKey Wrap(DeviceId device, KeyPurpose purpose, int version, ClearKey key);

    /// <summary>Throws <see cref="System.Security.Cryptography.CryptographicException"/> when the bytes are not of this place.</summary>
    ClearKey Unwrap(DeviceId device, KeyPurpose purpose, int version, WrappedKey wrapped);

    /// <summary>HMAC-SHA-256 under the fingerprint key: equal for equal keys, useless without the ring.</summary>
    ImmutableArray<byte> Fingerprint(ClearKey key);

    /// <summary>HMAC-SHA-256 under a key of its own per label: claim codes, link tokens, session secrets, pseudonyms.</summary>
    ImmutableArray<byte> Hash(string label, ReadOnlySpan<byte> value);

    /// <summary>Encrypts anything else that is secret (mail links, file pieces, web keys), bound to its label and place.</summary>
    byte[] Seal(string label, string place, ReadOnlySpan<byte> clear);

    /// <summary>Opens what <see cref="Seal"/> made; throws when label, place or a byte differs.</summary>
    byte[] Open(string label, string place, ReadOnlySpan<byte> sealedBytes);
}
