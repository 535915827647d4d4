using System.Collections.Immutable;
using Kms.Users;
using Kms.Web.Security;
using Microsoft.Extensions.Options;

namespace Kms.Web.Ldap;

/// <summary>What stands where: the root, the schema, and people below the name of this service, such as <c>dc=keys,dc=example,dc=com</c>.</summary>
internal sealed class LdapTree(IOptions<WebOptions> options)
{
    private const string SchemaName = "cn=subschema";
    private const string Person = LdapNames.Mail + "=";

    private static readonly ImmutableArray<ImmutableArray<byte>> s_classes = LdapEntry.Texts(
        "( 2.5.6.0 NAME 'top' ABSTRACT MUST objectClass )",
        "( 2.5.6.6 NAME 'person' SUP top STRUCTURAL MUST cn )",
        "( 2.5.6.7 NAME 'organizationalPerson' SUP person STRUCTURAL )",
        "( 2.16.840.1.113730.3.2.2 NAME 'inetOrgPerson' SUP organizationalPerson STRUCTURAL MAY ( mail $ userCertificate ) )");

    private static readonly ImmutableArray<ImmutableArray<byte>> s_attributes = LdapEntry.Texts(
        "( 2.5.4.0 NAME 'objectClass' SYNTAX 1.3.6.1.4.1.1466.115.121.1.38 )",
        "( 2.5.4.3 NAME ( 'cn' 'commonName' ) EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 )",
        "( 0.9.2342.19200300.100.1.3 NAME ( 'mail' 'rfc822Mailbox' ) EQUALITY caseIgnoreIA5Match SYNTAX 1.3.6.1.4.1.1466.115.121.1.26{256} )",
        "( 2.5.4.36 NAME 'userCertificate' SYNTAX 1.3.6.1.4.1.1466.115.121.1.8 )");

    /// <summary>The name under which people stand.</summary>
    public string Suffix { get; } = string.Join(',', options.Value.PublicUrl.IdnHost.Split('.').Select(label => $"dc={label}"));

    /// <summary>What describes the directory itself; null when something else is asked for.</summary>
    public LdapEntry? FindFixed(LdapSearch search) => search.Scope != LdapScope.Base ? null : Normal(search.Base) switch
    {
        "" => new("",
        [
            ("objectClass", LdapEntry.Texts("top")), ("namingContexts", LdapEntry.Texts(Suffix)), ("subschemaSubentry", LdapEntry.Texts(SchemaName)),
            ("supportedLDAPVersion", LdapEntry.Texts("3")),
        ]),
        SchemaName => new(SchemaName,
        [
            ("objectClass", LdapEntry.Texts("top", "subschema")), ("cn", LdapEntry.Texts("subschema")), ("objectClasses", s_classes), ("attributeTypes", s_attributes),
        ]),
        var name when name == Normal(Suffix) => new(Suffix, [("objectClass", LdapEntry.Texts("top", "domain"))]),
        _ => null,
    };

    /// <summary>Whether people can stand there; mail programs often leave the place out.</summary>
    public bool Holds(LdapSearch search) => search.Base.Length == 0 || Normal(search.Base) == Normal(Suffix) || AddressOf(search) is not null;

    /// <summary>Whose address is asked for: of an entry by its name, or by a filter.</summary>
    public IEnumerable<EmailAddress> Addresses(LdapSearch search) => AddressOf(search) is { } email ? [email] : search.Filter.Addresses.Distinct();

    private EmailAddress? AddressOf(LdapSearch search)
    {
        var (name, end) = (search.Base, $",{Suffix}");
        return name.StartsWith(Person, StringComparison.OrdinalIgnoreCase) && name.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            && EmailAddress.TryParse(name[Person.Length..^end.Length].Replace("\\", "", StringComparison.Ordinal), out var email) ? email : null;
    }

    // Blanks after a comma mean nothing.
    private static string Normal(string name) => name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
