using Kms.Users;

namespace Kms.Certificates;

/// <summary>The certificate that the service's own mails are signed with; the grain key is "service". All of it is the operator's.</summary>
[Alias("kms.IServiceCertificateGrain")]
public interface IServiceCertificateGrain : IGrainWithStringKey
{
    /// <summary>The sender's address and the certificate for it.</summary>
    [Repeatable, Alias("Get")] Task<ServiceCertificateView> GetAsync(ActorTicket actor);

    /// <summary>
    /// Takes one that was made elsewhere, in place of the present one: PKCS#12 with its private key, for the sender's address. Refuses
    /// <see cref="Refusal.Invalid"/>.
    /// </summary>
    [Alias("Import")] Task<ServiceCertificateView> ImportAsync(ActorTicket actor, byte[] content, [Keys.Secret] string password);

    /// <summary>Has the service's own authority issue one for the sender's address, in place of the present one.</summary>
    [Alias("Issue")] Task<ServiceCertificateView> IssueAsync(ActorTicket actor);

    /// <summary>Forgets it with its private key: mails leave unsigned. Does nothing when there is none.</summary>
    [Alias("Remove")] Task<ServiceCertificateView> RemoveAsync(ActorTicket actor);
}
