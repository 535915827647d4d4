namespace Kms;

/// <summary>Why an act was refused. The kebab-case form (<c>device-unclaimed</c>) is the stable code of the API; values are never reused.</summary>
[GenerateSerializer, Alias("kms.Refusal")]
public enum Refusal
{
    /// <summary>Unknown, or not the actor's: the two are never told apart.</summary>
    NotFound = 1,

    /// <summary>The actor may know of the thing, but the role forbids the act.</summary>
    Forbidden = 2,

    /// <summary>The ticket is forged, expired, or its session has ended: sign in again.</summary>
    SessionEnded = 3,

    /// <summary>The content breaks a rule; the fields say which.</summary>
    Invalid = 4,

    /// <summary>Somebody else changed the thing at the same time: read it again.</summary>
    Conflict = 5,

    /// <summary>Keys of a device that nobody has claimed cannot be read.</summary>
    DeviceUnclaimed = 6,

    /// <summary>The claim failed, whatever the reason.</summary>
    ClaimRefused = 7,

    /// <summary>Too many attempts: wait.</summary>
    TooManyAttempts = 8,

    /// <summary>E-mail or password is wrong, or the account cannot sign in.</summary>
    SignInFailed = 9,

    /// <summary>The link was used, has expired or was never issued.</summary>
    LinkUsedOrExpired = 10,

    /// <summary>The password breaks the rules; the fields say which.</summary>
    PasswordRules = 11,

    /// <summary>The password must be changed first.</summary>
    MustChangePassword = 12,

    /// <summary>No audit entry can be written, so no key leaves.</summary>
    AuditUnavailable = 13,

    /// <summary>The storage does not answer: try again.</summary>
    StorageUnavailable = 14,

    /// <summary>The key is in a state that does not allow this.</summary>
    KeyState = 15,

    /// <summary>The other organisation is not a partner.</summary>
    NotAPartner = 16,

    /// <summary>The file cannot be read: its text says where and how to mend it.</summary>
    UnreadableFile = 17,

    /// <summary>The content is larger than allowed.</summary>
    TooLarge = 18,

    /// <summary>The same idempotency key was used for another request.</summary>
    IdempotencyMismatch = 19,

    /// <summary>The thing has already reached its end state.</summary>
    AlreadyDecided = 20,

    /// <summary>The token has no scope for this act.</summary>
    ScopeMissing = 21,

    /// <summary>The file was fetched already or is too old.</summary>
    Gone = 22,

    /// <summary>The thing exists already.</summary>
    AlreadyExists = 23,

    /// <summary>Nothing matches, so there is nothing to do.</summary>
    NothingSelected = 24,

    /// <summary>The person has as many jobs under way as one may have.</summary>
    TooMuchAtOnce = 25,

    /// <summary>No answer came: what was asked for may have been done or not.</summary>
    Unreachable = 26,

    /// <summary>Keys and codes would cross to another process without TLS: whoever runs the service has to set it up.</summary>
    UnprotectedConnection = 27,

    /// <summary>The certificate authority cannot sign: its key cannot be opened. Nothing was issued.</summary>
    AuthorityUnavailable = 28,

    /// <summary>The certificate signs nobody in; told why only to whom the reason is public anyway.</summary>
    CertificateRefused = 29,
}
