using System.Text;
using System.Xml;

namespace Kms.Imports;

/// <summary>The document inside: `MetersInOrder/Meter*` (KEM) or `Devices/Device*` (KEM2).</summary>
internal static class KemDocument
{
    /// <summary>Reads to the end once and refuses what is not whole.</summary>
    public static void Check(ReadOnlyMemory<byte> plain, bool wasEncrypted, int largest)
    {
        if (KemXml.HasDtd(plain.Span)) throw KemXml.DtdRefused();
        using var xml = KemXml.Reader(KemXml.Over(plain), largest);
        var root = "";
        try
        {
            if (xml.MoveToContent() == XmlNodeType.Element) root = xml.LocalName;
            if (root is not ("MetersInOrder" or "Devices")) throw Unknown();
            while (xml.Read())
            {
            }
        }
        catch (XmlException e)
        {
            if (root.Length == 0 && wasEncrypted) throw WrongPassword();
            throw KemXml.Malformed(e, isCutOff: !plain.Span.TrimEnd(" \t\r\n"u8).EndsWith(Encoding.UTF8.GetBytes($"{root}>")));
        }
    }

    public static IEnumerable<ImportRow> Rows(ReadOnlyMemory<byte> plain, KeyFileOptions options)
    {
        using var xml = KemXml.Reader(KemXml.Over(plain), options.LargestKem);
        using var meters = new KemMeters(xml, options.Manufacturer);
        while (meters.Next() is { } row) yield return row;
    }

    public static UnreadableFileException Unknown() => new(FileProblem.UnknownFormat,
        "This XML is no KEM or KEM2 file. Other makers' XML needs a mapping; ask the operator.");

    public static UnreadableFileException WrongPassword() => new(FileProblem.WrongPassword,
        "The password does not open this file. Use the one that came with this very file.");
}
