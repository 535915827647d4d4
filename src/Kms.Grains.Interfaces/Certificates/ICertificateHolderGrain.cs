using Kms.Organisations;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>
/// The certificates of one person; the grain key is the <see cref="UserId"/>. Administrators act on what is in the name of their own
/// organisations, the person on all of it.
/// </summary>
[Alias("kms.ICertificateHolderGrain")]
public interface ICertificateHolderGrain : IGrainWithStringKey
{
    /// <summary>Certificates and orders; null for a person whom the actor may not know of.</summary>
    [Repeatable, Alias("Get")] Task<HolderView?> GetAsync(ActorTicket actor);

    /// <summary>Saves what the next certificate is to say. Refuses <see cref="Refusal.Invalid"/> field by field.</summary>
    [Alias("SetSettings")] Task<HolderView> SetSettingsAsync(ActorTicket actor, CertificateDraft draft);

    /// <summary>
    /// Orders a certificate by what was saved for this organisation: the person gets a mail with a link; an open order of the person ends.
    /// </summary>
    [Alias("Order")] Task<PlacedCertificateOrder> OrderAsync(ActorTicket actor, OrganisationId organisation, CertificateOrderId order);

    /// <summary>Makes another one-time code for an open order and mails the link again; code and link before are dead.</summary>
    [Alias("OrderAgain")] Task<PlacedCertificateOrder> OrderAgainAsync(ActorTicket actor, CertificateOrderId order);

    /// <summary>Takes an open order back.</summary>
    [Alias("Withdraw")] Task WithdrawAsync(ActorTicket actor, CertificateOrderId order);

    /// <summary>
    /// The person's own way to renew without the mail: the token of a link. Refuses <see cref="Refusal.Forbidden"/> unless the address was
    /// proven, and <see cref="Refusal.Invalid"/> when nothing was ordered and no certificate of the person is near its end.
    /// </summary>
    [Alias("Begin")] Task<string> BeginAsync(ActorTicket actor);

    /// <summary>Revokes for good; also on the list of revoked certificates at once.</summary>
    [Alias("Revoke")] Task<CertificateRow> RevokeAsync(ActorTicket actor, string serial, RevocationReason reason);

    /// <summary>Puts on hold, or in force again.</summary>
    [Alias("Suspend")] Task<CertificateRow> SuspendAsync(ActorTicket actor, string serial, bool suspended);

    /// <summary>
    /// The person's own certificate with private key and chain, under the password that opens it. Refuses <see cref="Refusal.Invalid"/> for a
    /// wrong password and <see cref="Refusal.TooManyAttempts"/> after too many.
    /// </summary>
    /// <param name="actor">The person.</param>
    /// <param name="serial">Which certificate.</param>
    /// <param name="password">Its password.</param>
    /// <param name="name">File name, without its ending.</param>
    /// <param name="compatible">Protected by 3DES, for mail programs that know nothing newer.</param>
    [Alias("Backup")] Task<CertificateBackup> BackupAsync(
        ActorTicket actor, string serial, [Keys.Secret] string password, string? name, bool compatible);
}
