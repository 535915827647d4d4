using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;

namespace Kms.Web.Ldap;

/// <summary>What is searched for: RFC 4511, section 4.5.1.</summary>
/// <param name="Base">Name of the entry at which the search begins.</param>
/// <param name="Scope">How far it goes.</param>
/// <param name="SizeLimit">Entries that the client takes; 0 for as many as there are.</param>
/// <param name="TypesOnly">No values are wanted.</param>
/// <param name="Filter">Which entries.</param>
/// <param name="Attributes">Which attributes; empty for all.</param>
internal sealed record LdapSearch(
    string Base, LdapScope Scope, int SizeLimit, bool TypesOnly, LdapFilter Filter, ImmutableArray<string> Attributes)
{
    private static readonly Asn1Tag s_search = new(TagClass.Application, (int)LdapOperation.Search, isConstructed: true);

    public static LdapSearch Read(ReadOnlyMemory<byte> content)
    {
        var reader = new AsnReader(content, AsnEncodingRules.BER).ReadSequence(s_search);
        var start = Text(reader.ReadOctetString());
        var scope = reader.ReadEnumeratedValue<LdapScope>();
        reader.ReadEnumeratedBytes(); // aliases: there are none
        if (!reader.TryReadInt32(out var sizeLimit) || !reader.TryReadInt32(out _)) throw new AsnContentException("A search has limits.");
        var typesOnly = reader.ReadBoolean();
        var filter = LdapFilter.Read(reader);
        var attributes = ImmutableArray.CreateBuilder<string>();
        for (var list = reader.ReadSequence(); list.HasData;) attributes.Add(Text(list.ReadOctetString()));
        return new(start, scope, sizeLimit, typesOnly, filter, attributes.ToImmutable());
    }

    /// <summary>Whether an attribute is wanted; options such as <c>;binary</c> are no part of its name.</summary>
    public bool Wants(string attribute) =>
        Attributes.IsEmpty || Attributes.Any(wanted => wanted is "*" or "+" || LdapNames.Of(wanted) == LdapNames.Of(attribute));

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
