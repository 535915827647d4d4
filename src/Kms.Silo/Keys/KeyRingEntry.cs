namespace Kms.Silo.Keys;

/// <summary>A data key of the ring as stored.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="RootId">The root key that wrapped it.</param>
/// <param name="Wrapped">Nonce (12), ciphertext (32), tag (16).</param>
/// <param name="Created">UTC.</param>
internal sealed record KeyRingEntry(int Version, string RootId, byte[] Wrapped, DateTimeOffset Created);
