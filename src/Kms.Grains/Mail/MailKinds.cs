namespace Kms.Mail;

/// <summary>Kinds of mail; each has a built-in template in four languages. The fields each may use stand behind it.</summary>
internal static class MailKinds
{
    public const string Activation = "activation";                 // link
    public const string AlreadyRegistered = "already-registered";  // link to sign-in
    public const string Invitation = "invitation";                 // name, organisation, inviter, message, expires, link
    public const string ReadRightGranted = "read-right-granted";   // giver, organisation, count, device, purpose, until, link
    public const string ReadRightEnded = "read-right-ended";       // organisation, count
    public const string ReadRightEnding = "read-right-ending";      // to the holder: organisation, count, until, link
    public const string ReadRightEndingGiven = "read-right-ending-given"; // to the giver: person, organisation, count, until, link
    public const string AccessRequested = "access-requested";      // organisation, customerNumber
    public const string AccessRequestWaiting = "access-request-waiting"; // to operators: organisation, person, link
    public const string AccessApproved = "access-approved";        // organisation, role, link
    public const string AccessDeclined = "access-declined";        // reason
    public const string ApprovalNeeded = "approval-needed";        // organisation, person, link
    public const string ClaimRequestApproved = "claim-request-approved"; // device, organisation, link
    public const string ClaimRequestDeclined = "claim-request-declined"; // device, organisation, reason
    public const string ClaimRequestEnded = "claim-request-ended"; // device, organisation
    public const string TransferOffered = "transfer-offered";      // from, to, count, until, link
    public const string TransferDecided = "transfer-decided";      // to, decision, count
    public const string PasswordReset = "password-reset";          // link, expires
    public const string PasswordChanged = "password-changed";      // at
    public const string ExportReady = "export-ready";              // count, format, link
    public const string ExportCollectedAgain = "export-collected-again"; // to administrators: person, file, at
    public const string ClaimFlood = "claim-flood";                // device, count
    public const string CertificateOrdered = "certificate-ordered"; // name, organisation, expires, link
    public const string CertificateIssued = "certificate-issued";  // name, organisation, until, link
    public const string CertificateEnding = "certificate-ending";  // name, organisation, until, link
    public const string CertificateRevoked = "certificate-revoked"; // name, organisation, until
    public const string Test = "test";                             // sender

    public static IReadOnlyList<string> All { get; } =
    [
        Activation, AlreadyRegistered, Invitation, ReadRightGranted, ReadRightEnded, ReadRightEnding, ReadRightEndingGiven, AccessRequested, AccessRequestWaiting, AccessApproved, AccessDeclined,
        ApprovalNeeded, ClaimRequestApproved, ClaimRequestDeclined, ClaimRequestEnded, TransferOffered, TransferDecided, PasswordReset,
        PasswordChanged, ExportReady, ExportCollectedAgain, ClaimFlood, CertificateOrdered, CertificateIssued, CertificateEnding, CertificateRevoked, Test,
    ];

    /// <summary>
    /// What an organisation's people cause, so that its administrators may word it. What the service tells its administrators (a key manager
    /// to confirm, a flood of wrong codes) is not theirs to word.
    /// </summary>
    public static IReadOnlyList<string> OfOrganisations { get; } =
        [Invitation, ReadRightGranted, ReadRightEnded, TransferOffered, TransferDecided, Test];

    /// <summary>The kinds whose templates an owner has.</summary>
    public static IReadOnlyList<string> Of(string owner) => owner == EmailTemplateId.Service ? All : OfOrganisations;
}
