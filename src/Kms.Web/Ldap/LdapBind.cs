using System.Formats.Asn1;

namespace Kms.Web.Ldap;

/// <summary>How a client introduces itself: RFC 4511, section 4.2. Nobody needs to, and nobody can by name.</summary>
internal static class LdapBind
{
    private const int Version = 3;

    private static readonly Asn1Tag s_bind = new(TagClass.Application, (int)LdapOperation.Bind, isConstructed: true);
    private static readonly Asn1Tag s_simple = new(TagClass.ContextSpecific, 0);

    public static (LdapCode Code, string Text) Answer(ReadOnlyMemory<byte> content)
    {
        var reader = new AsnReader(content, AsnEncodingRules.BER).ReadSequence(s_bind);
        if (!reader.TryReadInt32(out var version)) throw new AsnContentException("A bind has a version.");
        var name = reader.ReadOctetString();
        if (version != Version) return (LdapCode.ProtocolError, "This directory speaks LDAP version 3.");
        if (!reader.PeekTag().HasSameClassAndValue(s_simple)) return (LdapCode.AuthMethodNotSupported, "This directory is public: bind anonymously.");
        var password = reader.ReadOctetString(s_simple);
        return name.Length == 0 && password.Length == 0
            ? (LdapCode.Success, "")
            : (LdapCode.UnwillingToPerform, "This directory is public: bind anonymously, without name and password.");
    }
}
