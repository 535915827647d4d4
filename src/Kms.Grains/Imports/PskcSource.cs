using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>
/// The Portable Symmetric Key Container (RFC 6030): plain, protected by a key that was agreed before, or by a password (PBKDF2). Like
/// a KEM file it is read to its end before the first row is given, so that half a file never becomes half an import.
/// </summary>
internal sealed class PskcSource(KeyFileOptions options) : IRowSource
{
    private const string Root = "KeyContainer";

    public async IAsyncEnumerable<ImportRow> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var plain = new WipedBuffer(64 * 1024);
        await plain.FillAsync(new MeasuredStream(content, options.LargestKem, () => KemXml.TooLarge(options.LargestKem)), cancellation);
        Check(plain.WrittenMemory);
        using var xml = KemXml.Reader(KemXml.Over(plain.WrittenMemory), options.LargestKem);
        using var packages = new PskcPackages(xml, options);
        foreach (var row in RowMerge.Merged(packages.Next))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private void Check(ReadOnlyMemory<byte> plain)
    {
        if (KemXml.HasDtd(plain.Span)) throw KemXml.DtdRefused();
        using var xml = KemXml.Reader(KemXml.Over(plain), options.LargestKem);
        try
        {
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != Root)
                throw new UnreadableFileException(FileProblem.UnknownFormat, "This XML is no PSKC file. Check the chosen format.");
            while (xml.Read())
            {
            }
        }
        catch (XmlException e)
        {
            throw KemXml.Malformed(e, isCutOff: !plain.Span.TrimEnd(" \t\r\n"u8).EndsWith(Encoding.UTF8.GetBytes($"{Root}>")));
        }
    }
}
