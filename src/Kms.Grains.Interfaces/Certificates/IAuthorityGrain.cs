using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>The certificate authority of the operator; the grain key is "authority". It is made when it is first needed.</summary>
[Alias("kms.IAuthorityGrain")]
public interface IAuthorityGrain : IGrainWithStringKey
{
    /// <summary>The chain, for everybody; empty as long as nothing was ever issued.</summary>
    [Repeatable, Alias("Get")] Task<AuthorityView> GetAsync();

    /// <summary>The present list of revoked certificates (RFC 5280, DER) of the issuing authority, or of the root; null when there is none.</summary>
    [Repeatable, Alias("GetRevocations")] Task<ImmutableArray<byte>?> GetRevocationsAsync(bool root);

    /// <summary>
    /// Takes an issuing authority that was made elsewhere, before the first certificate is issued (operator): PKCS#12 with its private key
    /// and the certificates up to its root. Refuses <see cref="Refusal.AlreadyExists"/> and <see cref="Refusal.Invalid"/>.
    /// </summary>
    [Alias("Import")] Task<AuthorityView> ImportAsync(ActorTicket actor, byte[] content, [Keys.Secret] string password);
}
