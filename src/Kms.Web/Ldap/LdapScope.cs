namespace Kms.Web.Ldap;

/// <summary>RFC 4511, section 4.5.1.2.</summary>
internal enum LdapScope
{
    Base = 0,
    OneLevel = 1,
    Subtree = 2,
}
