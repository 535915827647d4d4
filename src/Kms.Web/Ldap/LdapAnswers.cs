using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text;

namespace Kms.Web.Ldap;

/// <summary>Writes answers: RFC 4511, sections 4.1.9, 4.4.1 and 4.5.2.</summary>
internal static class LdapAnswers
{
    private const string NoticeOfDisconnection = "1.3.6.1.4.1.1466.20036";

    public static byte[] Result(int id, LdapOperation operation, LdapCode code, string text) => Write(id, operation, writer => WriteResult(writer, code, text));

    /// <summary>Nobody asked: the connection ends.</summary>
    public static byte[] Goodbye(LdapCode code, string text) => Write(0, LdapOperation.ExtendedAnswer, writer =>
    {
        WriteResult(writer, code, text);
        writer.WriteOctetString(Encoding.ASCII.GetBytes(NoticeOfDisconnection), new Asn1Tag(TagClass.ContextSpecific, 10));
    });

    /// <summary>What is wanted of an entry.</summary>
    public static byte[] Entry(int id, LdapEntry entry, LdapSearch search) => Write(id, LdapOperation.SearchEntry, writer =>
    {
        writer.WriteOctetString(Encoding.UTF8.GetBytes(entry.Name));
        using var all = writer.PushSequence();
        foreach (var (name, values) in entry.Attributes.Where(attribute => search.Wants(attribute.Name)))
        {
            using var one = writer.PushSequence();
            writer.WriteOctetString(Encoding.UTF8.GetBytes(name));
            WriteValues(writer, search.TypesOnly ? [] : values);
        }
    });

    private static void WriteValues(AsnWriter writer, ImmutableArray<ImmutableArray<byte>> values)
    {
        using var set = writer.PushSetOf();
        foreach (var value in values) writer.WriteOctetString(value.AsSpan());
    }

    private static void WriteResult(AsnWriter writer, LdapCode code, string text)
    {
        writer.WriteEnumeratedValue(code);
        writer.WriteOctetString([]);
        writer.WriteOctetString(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] Write(int id, LdapOperation operation, Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(new Asn1Tag(TagClass.Application, (int)operation))) content(writer);
        }
        return writer.Encode();
    }
}
