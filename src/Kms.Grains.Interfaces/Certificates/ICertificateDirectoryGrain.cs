using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>
/// The public directory (N6), for everybody. Stateless; any key. It shows what has both ticks and is in force, and answers one exact question at a
/// time: whether an address is unknown, not published or revoked cannot be told apart.
/// </summary>
[Alias("kms.ICertificateDirectoryGrain")]
public interface ICertificateDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Those of an address, newest first, at most ten. Refuses <see cref="Refusal.TooManyAttempts"/>.</summary>
    /// <param name="email">The whole address.</param>
    /// <param name="from">The network address that asks; each may ask so often.</param>
    [Repeatable, Alias("FindByMail")] Task<ImmutableArray<DirectoryCertificate>> FindByMailAsync(EmailAddress email, string from);

    /// <summary>The one that a SHA-1 hash names, also of the authority itself; null when there is none. Refuses <see cref="Refusal.TooManyAttempts"/>.</summary>
    /// <param name="kind">What the hash is of.</param>
    /// <param name="hash">20 bytes.</param>
    /// <param name="from">The network address that asks.</param>
    [Repeatable, Alias("FindByHash")] Task<DirectoryCertificate?> FindByHashAsync(CertificateHashKind kind, ImmutableArray<byte> hash, string from);

    /// <summary>The present list of revoked certificates of the authority with this name or this key; null when there is none.</summary>
    [Repeatable, Alias("FindRevocations")] Task<ImmutableArray<byte>?> FindRevocationsAsync(CertificateHashKind kind, ImmutableArray<byte> hash);
}
