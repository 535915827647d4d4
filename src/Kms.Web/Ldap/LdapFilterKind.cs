namespace Kms.Web.Ldap;

/// <summary>Tags of filters: RFC 4511, section 4.5.1.7.</summary>
internal enum LdapFilterKind
{
    And = 0,
    Or = 1,
    Not = 2,
    Equal = 3,
    Substrings = 4,
    AtLeast = 5,
    AtMost = 6,
    Present = 7,
    Approximate = 8,
    Extensible = 9,
}
