using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>The key under which the ring is kept. Everything that is encrypted or signed hangs on it.</summary>
internal interface IRootKey : IDisposable
{
    /// <summary>16 hex digits, derived from the key: tells one root key from another and nothing else.</summary>
    string Id { get; }

    /// <summary>Encrypts a data key of the ring, bound to its version.</summary>
    byte[] Wrap(int ringVersion, ClearKey key);

    /// <summary>Null when the bytes are not of this root key and version.</summary>
    ClearKey? Unwrap(int ringVersion, ReadOnlySpan<byte> wrapped);

    /// <summary>A key for a use whose key must not be in the database, not even wrapped.</summary>
    ClearKey Derive(string label);
}
