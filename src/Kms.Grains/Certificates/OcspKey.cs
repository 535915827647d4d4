using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kms.Certificates;

/// <summary>What answers are signed with: a key that lives in this process alone, and its certificate of the authority for a few days.</summary>
/// <param name="Issuer">The authority, DER; another one needs another key.</param>
/// <param name="Key">P-256; written nowhere.</param>
/// <param name="Certificate">For signing answers alone.</param>
internal sealed record OcspKey(ImmutableArray<byte> Issuer, ECDsa Key, X509Certificate2 Certificate);
