using Kms.Users;

namespace Kms.Certificates;

/// <summary>The door to certificates: links, and lists. Stateless; any key.</summary>
[Alias("kms.ICertificatesGrain")]
public interface ICertificatesGrain : IGrainWithStringKey
{
    /// <summary>What a link is for; refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    [Repeatable, Alias("Peek")] Task<EnrolmentView> PeekAsync([Keys.Secret] string token);

    /// <summary>
    /// Checks code or present password without using the link up; a wrong one counts. Refuses <see cref="Refusal.Invalid"/>,
    /// <see cref="Refusal.TooManyAttempts"/> and <see cref="Refusal.LinkUsedOrExpired"/>.
    /// </summary>
    [Alias("Check")] Task CheckAsync([Keys.Secret] string token, string? renews, [Keys.Secret] string proof);

    /// <summary>
    /// Issues the certificate and uses the link up. Refuses like <see cref="CheckAsync"/>, <see cref="Refusal.PasswordRules"/>, and
    /// <see cref="Refusal.AuthorityUnavailable"/>, when nothing was issued.
    /// </summary>
    [Alias("Enrol")] Task<CertificateRow> EnrolAsync(EnrolmentOrder order);

    /// <summary>
    /// The same for a key that stays with the person, whose own program puts key and certificate together. Refuses
    /// <see cref="Refusal.Invalid"/> when there is no request.
    /// </summary>
    [Alias("EnrolOwn")] Task<IssuedCertificate> EnrolOwnAsync(EnrolmentOrder order);

    /// <summary>Mails the links of open orders for this address again. The answer is the same whether or not there is one.</summary>
    [Alias("AskAgain")] Task AskAgainAsync(EmailAddress email, string? address);

    /// <summary>Certificates that the actor administers, those that end first at the top.</summary>
    [Repeatable, Alias("Find")] Task<Page<CertificateRow>> FindAsync(ActorTicket actor, CertificateFilter filter, PageRequest page);
}
