using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;
using Kms.Users;

namespace Kms.Web.Ldap;

/// <summary>Which entries are searched for: RFC 4511, section 4.5.1.7. Deep and wide ones are refused: no mail program sends them.</summary>
/// <param name="Kind">How its parts or its values are meant.</param>
/// <param name="Attribute">By the name used here.</param>
/// <param name="Values">One, or the pieces of a text.</param>
/// <param name="Parts">Filters in it.</param>
internal sealed record LdapFilter(LdapFilterKind Kind, string Attribute, ImmutableArray<string> Values, ImmutableArray<LdapFilter> Parts)
{
    private const int MostDepth = 8;
    private const int MostParts = 64;

    /// <summary>The addresses that stand in it whole; what is searched for by a part of an address is nobody.</summary>
    public IEnumerable<EmailAddress> Addresses => Kind switch
    {
        LdapFilterKind.And or LdapFilterKind.Or => Parts.SelectMany(part => part.Addresses),
        LdapFilterKind.Equal or LdapFilterKind.Approximate or LdapFilterKind.Substrings when Attribute == LdapNames.Mail =>
            Values.Select(text => EmailAddress.TryParse(text, out var email) ? email : default).Where(email => email.Value.Length > 0),
        _ => [],
    };

    /// <summary>Null: it cannot be told (RFC 4511: undefined), and the entry is not shown.</summary>
    public bool? Fits(LdapEntry entry) => Kind switch
    {
        LdapFilterKind.And => Parts.Select(part => part.Fits(entry)).Aggregate((bool?)true, (all, one) => all & one),
        LdapFilterKind.Or => Parts.Select(part => part.Fits(entry)).Aggregate((bool?)false, (any, one) => any | one),
        LdapFilterKind.Not => !Parts[0].Fits(entry),
        LdapFilterKind.Present => entry.Has(Attribute),
        LdapFilterKind.Equal or LdapFilterKind.Approximate => entry.Texts(Attribute)?.Contains(Values[0], StringComparer.OrdinalIgnoreCase),
        LdapFilterKind.Substrings => entry.Texts(Attribute)?.Any(text => Values.All(piece => text.Contains(piece, StringComparison.OrdinalIgnoreCase))),
        _ => null,
    };

    public static LdapFilter Read(AsnReader reader)
    {
        var parts = 0;
        return Read(reader, MostDepth, ref parts);
    }

    private static LdapFilter Read(AsnReader reader, int depth, ref int parts)
    {
        if (depth == 0 || ++parts > MostParts) throw new AsnContentException("A filter is too deep or too wide.");
        var tag = reader.PeekTag();
        if (tag.TagClass != TagClass.ContextSpecific) throw new AsnContentException("A filter is of a known kind.");
        var kind = (LdapFilterKind)tag.TagValue;
        return kind switch
        {
            LdapFilterKind.And or LdapFilterKind.Or => new(kind, "", [], ReadParts(reader.ReadSetOf(skipSortOrderValidation: true, tag), depth, ref parts)),
            LdapFilterKind.Not => new(kind, "", [], [Read(reader.ReadSequence(tag), depth - 1, ref parts)]),
            LdapFilterKind.Equal or LdapFilterKind.Approximate => ReadPair(kind, reader.ReadSequence(tag)),
            LdapFilterKind.Substrings => ReadPieces(reader.ReadSequence(tag)),
            LdapFilterKind.Present => new(kind, LdapNames.Of(Text(reader.ReadOctetString(tag))), [], []),
            LdapFilterKind.AtLeast or LdapFilterKind.AtMost or LdapFilterKind.Extensible => Skip(kind, reader),
            _ => throw new AsnContentException("A filter is of a known kind."),
        };
    }

    private static ImmutableArray<LdapFilter> ReadParts(AsnReader reader, int depth, ref int parts)
    {
        var read = ImmutableArray.CreateBuilder<LdapFilter>();
        while (reader.HasData) read.Add(Read(reader, depth - 1, ref parts));
        return read.ToImmutable();
    }

    private static LdapFilter ReadPair(LdapFilterKind kind, AsnReader pair) =>
        new(kind, LdapNames.Of(Text(pair.ReadOctetString())), [Text(pair.ReadOctetString())], []);

    // The places of the pieces in the text do not matter here: only a whole address finds anything.
    private static LdapFilter ReadPieces(AsnReader reader)
    {
        var attribute = LdapNames.Of(Text(reader.ReadOctetString()));
        var pieces = ImmutableArray.CreateBuilder<string>();
        for (var list = reader.ReadSequence(); list.HasData && pieces.Count < MostParts;) pieces.Add(Text(list.ReadOctetString(list.PeekTag())));
        return new(LdapFilterKind.Substrings, attribute, pieces.ToImmutable(), []);
    }

    private static LdapFilter Skip(LdapFilterKind kind, AsnReader reader)
    {
        reader.ReadEncodedValue();
        return new(kind, "", [], []);
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).Trim();
}
