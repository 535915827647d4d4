using System.Xml;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>
/// The key packages of a container, one after the other. What protects them stands before them. Secrets go from base64 into buffers that
/// are wiped, never through strings.
/// </summary>
internal sealed class PskcPackages : IDisposable
{
    private readonly XmlReader xml;
    private readonly KeyFileOptions options;
    private readonly RowDraft draft;
    private readonly FieldReader fields;
    private readonly PskcProtection protection = new();
    private readonly PskcSecret secret = new();
    private readonly PskcText text = new();
    private PskcCipher? cipher;
    private bool isInSecret;
    private long position;

    public PskcPackages(XmlReader xml, KeyFileOptions options)
    {
        this.xml = xml;
        this.options = options;
        draft = new RowDraft(options.Manufacturer);
        fields = new FieldReader(draft);
    }

    /// <summary>Null after the last package.</summary>
    public ImportRow? Next()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element) Started();
            if (xml.NodeType != XmlNodeType.EndElement && !xml.IsEmptyElement) continue;
            if (xml.LocalName == "Secret") isInSecret = false;
            if (xml.LocalName == "KeyPackage") return Finish();
        }
        return null;
    }

    public void Dispose()
    {
        draft.Abandon();
        secret.Clear();
        text.Clear();
        protection.Dispose();
        cipher?.Dispose();
    }

    private void Started()
    {
        if (xml.LocalName == "KeyPackage") Begin();
        else if (xml.LocalName == "Secret") isInSecret = !xml.IsEmptyElement;
        else if (position == 0) protection.Read(xml, text);
        else if (isInSecret) secret.Read(xml, text);
        else if (xml.LocalName == "Key") secret.Name(xml.GetAttribute("Id"), xml.GetAttribute("Algorithm"));
        else ReadFact();
    }

    private void Begin()
    {
        if (position == 0) cipher = protection.Open(options.Password);
        draft.Start(++position);
        secret.Clear();
    }

    private void ReadFact()
    {
        if (Column(xml.LocalName) is not { } column) return;
        text.Read(xml);
        if (column == ListColumn.Purpose) secret.Say(text.AsString());
        // The standard has trade names here; the code that a person gave stands in for one, never for a code.
        else if (column != ListColumn.Manufacturer || options.Manufacturer is null || RowIdentity.IsFlag(text.AsString())) fields.Read(HeaderField.Unnamed(column, column.ToString()), text.AsUtf8());
    }

    private static ListColumn? Column(string name) => name switch
    {
        "SerialNo" => ListColumn.Serial,
        "Manufacturer" => ListColumn.Manufacturer,
        "Model" => ListColumn.Type,
        "FriendlyName" => ListColumn.Purpose,
        _ => null,
    };

    private ImportRow Finish()
    {
        secret.AddTo(draft, cipher, isFirst: position == 1);
        secret.Clear();
        return draft.Finish(keyExpected: true);
    }
}
