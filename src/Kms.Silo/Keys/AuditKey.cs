using System.Security.Cryptography;
using Kms.Keys;

namespace Kms.Silo.Keys;

/// <summary>
/// The key of the audit chains. It is derived from the root key and never stored, so that whoever can write to the database cannot
/// make up entries that verify.
/// </summary>
internal sealed class AuditKey : IDisposable
{
    private ClearKey? _key;

    public void Load(IRootKey root) => _key = root.Derive(KeyLabels.Audit);

    /// <summary>HMAC-SHA-256, FIPS 198-1.</summary>
    public void Hash(ReadOnlySpan<byte> text, Span<byte> hash) =>
        HMACSHA256.HashData((_key ?? throw new InvalidOperationException("The root key is not loaded yet.")).Reveal(), text, hash);

    public void Dispose() => _key?.Dispose();
}
