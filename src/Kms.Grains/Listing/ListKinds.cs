namespace Kms.Listing;

/// <summary>Kinds of list entries.</summary>
internal static class ListKinds
{
    public const string Organisation = "organisation";
    public const string Member = "member";
    public const string User = "user";
    public const string Invitation = "invitation";
    public const string AccessRequest = "access-request";
    public const string Approval = "approval";
    public const string CustomerNumber = "customer-number";
    public const string Batch = "batch";
    public const string Job = "job";
    public const string Transfer = "transfer";

    /// <summary>A transfer once more, for the side that may accept it alone.</summary>
    public const string TransferInbox = "transfer-inbox";

    /// <summary>Certificates by their serial numbers.</summary>
    public const string Certificate = "certificate";

    /// <summary>Certificates in force by <c>{address}/{serial}</c>; none that a newer one has taken the place of.</summary>
    public const string CertificateMail = "certificate-mail";

    /// <summary>Those of the public directory, by <c>{address}/{serial}</c>.</summary>
    public const string CertificatePublic = "certificate-public";

    /// <summary>Where those of the public directory stand, by <c>{kind of hash}/{hash}</c>.</summary>
    public const string CertificateHash = "certificate-hash";

    /// <summary>What the list of revoked certificates is made of.</summary>
    public const string CertificateRevoked = "certificate-revoked";

    /// <summary>Open orders of certificates by <c>{address}/{order}</c>.</summary>
    public const string CertificateOrder = "certificate-order";
}
