namespace Kms.Web.Ldap;

/// <summary>Attributes have several names, and a number: RFC 4519, RFC 4523, RFC 4524.</summary>
internal static class LdapNames
{
    public const string Mail = "mail";
    public const string Name = "cn";
    public const string Class = "objectclass";
    public const string Certificate = "usercertificate";

    /// <summary>Lower case, without options, by the name used here.</summary>
    public static string Of(string text) => text.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "rfc822mailbox" or "0.9.2342.19200300.100.1.3" => Mail,
        "commonname" or "2.5.4.3" => Name,
        "2.5.4.0" => Class,
        "2.5.4.36" => Certificate,
        var other => other,
    };
}
