namespace Kms.Web.Ldap;

/// <summary>RFC 4511, section 4.1.9: those that are answered here.</summary>
internal enum LdapCode
{
    Success = 0,
    ProtocolError = 2,
    SizeLimitExceeded = 4,
    AuthMethodNotSupported = 7,
    UnavailableCriticalExtension = 12,
    NoSuchObject = 32,
    Busy = 51,
    Unavailable = 52,
    UnwillingToPerform = 53,
}
