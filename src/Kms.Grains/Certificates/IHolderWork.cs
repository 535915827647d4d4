using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>The certificates of a person as links and the service itself use them; the grain key is the user. Never for the web tier.</summary>
[Alias("kms.IHolderWork")]
internal interface IHolderWork : IGrainWithStringKey
{
    [Alias("Peek")] Task<EnrolmentView> PeekAsync(CertificateOrderId order, string secret);

    [Alias("Check")] Task CheckAsync(CertificateOrderId order, string secret, string? renews, [Keys.Secret] string proof);

    [Alias("Enrol")] Task<CertificateRow> EnrolAsync(CertificateOrderId order, string secret, EnrolmentOrder enrolment);

    /// <summary>The same, with the certificate itself.</summary>
    [Alias("EnrolOwn")] Task<IssuedCertificate> EnrolOwnAsync(CertificateOrderId order, string secret, EnrolmentOrder enrolment);

    /// <summary>Mails the link of an open order again; the code stays. Nothing when the order is over.</summary>
    [Alias("SendAgain")] Task SendAgainAsync(CertificateOrderId order);

    /// <summary>Whether the certificate with this content signs the person in, at this moment.</summary>
    [Alias("JudgeSignIn")] Task<SignInVerdict> JudgeSignInAsync(string serial, ImmutableArray<byte> content);

    /// <summary>Reminds the person of the end of a certificate, with a link to renew it, when that is due and was not done yet.</summary>
    [Alias("Remind")] Task RemindAsync(string serial);

    /// <summary>Orders a certificate unless the person has one that lasts, or a link that works. Repeating the same order changes nothing.</summary>
    [Alias("OrderByJob")] Task<WorkResult> OrderByJobAsync(ActorTicket actor, CertificateJob job, CertificateOrderId id);
}
