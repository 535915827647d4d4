namespace Kms.Catalogue;

/// <summary>
/// Numbers for the home page, as far as the person may see. Counting ends at <see cref="MostDevices"/> and, of rights, at <see cref="MostRights"/>;
/// a number that has come so far stands for at least so many.
/// </summary>
/// <param name="Owned">Devices that the person's organisations own (operator: all).</param>
/// <param name="Allocated">Devices that wait to be claimed.</param>
/// <param name="Granted">Devices with a read right.</param>
/// <param name="WeakKeys">Devices whose keys have findings.</param>
/// <param name="OpenClaimRequests">Claim requests that the person may answer.</param>
/// <param name="OpenAccessRequests">Access requests that the person may answer.</param>
/// <param name="OpenTransfers">Transfers that the person may accept.</param>
/// <param name="OpenApprovals">Memberships that the person may confirm.</param>
/// <param name="FailedMails">Mails that could not be sent, of those whose log the person sees.</param>
/// <param name="RightsEnding">Devices of the person's organisations with a read right that ends within <see cref="EndingDays"/>.</param>
/// <param name="HeldEnding">Devices that the person reads by a right that ends within <see cref="EndingDays"/>.</param>
/// <param name="RecoveryMissing">Nobody made a recovery copy of the root key (operator).</param>
/// <param name="CertificatesEnding">Certificates that the person administers and that end within <see cref="EndingDays"/>.</param>
/// <param name="OwnCertificatesEnding">Certificates of the person that end within <see cref="EndingDays"/>.</param>
[GenerateSerializer, Immutable, Alias("kms.HomeSummary")]
public sealed record HomeSummary(
    long Owned, long Allocated, long Granted, long WeakKeys, int OpenClaimRequests, int OpenAccessRequests, int OpenTransfers,
    int OpenApprovals, int FailedMails, long RightsEnding = 0, long HeldEnding = 0, bool RecoveryMissing = false,
    int CertificatesEnding = 0, int OwnCertificatesEnding = 0)
{
    /// <summary>How long before its end a right asks for attention.</summary>
    public const int EndingDays = 30;

    /// <summary>No further are devices counted.</summary>
    public const int MostDevices = 100_000;

    /// <summary>No further are devices counted that somebody may read.</summary>
    public const int MostRights = 10_000;
}
