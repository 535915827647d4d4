using System.Collections.Immutable;
using System.Text;
using Kms.Certificates;

namespace Kms.Web.Ldap;

/// <summary>An entry as it is shown.</summary>
/// <param name="Name">Distinguished name.</param>
/// <param name="Attributes">With their values.</param>
internal sealed record LdapEntry(string Name, ImmutableArray<(string Name, ImmutableArray<ImmutableArray<byte>> Values)> Attributes)
{
    public const string Certificate = "userCertificate;binary"; // RFC 4523, section 2.1: asked for and shown with this option

    private const string Escaped = "\\,+\"<>;=#";

    /// <summary>Somebody: all certificates of one address, which may be in the name of several organisations.</summary>
    public static LdapEntry Of(ImmutableArray<DirectoryCertificate> found, string suffix) => new(
        $"{LdapNames.Mail}={Escape(found[0].Email)},{suffix}",
        [
            ("objectClass", Texts("top", "person", "organizationalPerson", "inetOrgPerson")),
            (LdapNames.Name, Texts([.. found.Select(one => one.Name).Distinct(StringComparer.Ordinal)])),
            (LdapNames.Mail, Texts(found[0].Email)),
            (Certificate, [.. found.Select(one => one.Content)]),
        ]);

    public static ImmutableArray<ImmutableArray<byte>> Texts(params string[] texts) => [.. texts.Select(text => (ImmutableArray<byte>)[.. Encoding.UTF8.GetBytes(text)])];

    public bool Has(string attribute) => Find(attribute) is not null;

    /// <summary>Null when there is no such attribute, or none that is compared as text.</summary>
    public IEnumerable<string>? Texts(string attribute) =>
        attribute == LdapNames.Certificate ? null : Find(attribute)?.Select(value => Encoding.UTF8.GetString(value.AsSpan()));

    private ImmutableArray<ImmutableArray<byte>>? Find(string attribute)
    {
        foreach (var (name, values) in Attributes)
            if (LdapNames.Of(name) == attribute) return values;
        return null;
    }

    // RFC 4514, section 2.4.
    private static string Escape(string text) => string.Concat(text.Select(c => Escaped.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}"));
}
