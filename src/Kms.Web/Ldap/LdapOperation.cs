namespace Kms.Web.Ldap;

/// <summary>Numbers of operations, which are tags of messages: RFC 4511, section 4.2 to 4.14.</summary>
internal enum LdapOperation
{
    Bind = 0,
    BindAnswer = 1,
    Unbind = 2,
    Search = 3,
    SearchEntry = 4,
    SearchDone = 5,
    Abandon = 16,
    Extended = 23,
    ExtendedAnswer = 24,
}
