using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>
/// The meters of a KEM or KEM2 document, one after the other. Fields are elements; keys may also stand as pairs of `Name` and `Value`
/// at any depth. Texts go through one buffer that is wiped, never through strings before it is known that they are no keys.
/// </summary>
internal sealed class KemMeters : IDisposable
{
    private const int LongestText = 4096;

    private readonly XmlReader xml;
    private readonly RowDraft draft;
    private readonly FieldReader fields;
    private readonly char[] chars = new char[LongestText];
    private readonly byte[] text = new byte[LongestText * 3];
    private int length;
    private string? leaf;
    private string? pair;
    private string container = "";
    private string? order;
    private long position;

    public KemMeters(XmlReader xml, string? manufacturer)
    {
        this.xml = xml;
        draft = new RowDraft(manufacturer);
        fields = new FieldReader(draft);
    }

    /// <summary>Null after the last meter.</summary>
    public ImportRow? Next()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && !Started()) continue;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) ReadText();
            else if (xml.NodeType == XmlNodeType.Element || (xml.NodeType == XmlNodeType.EndElement && Ended())) return draft.Finish(keyExpected: true);
        }
        return null;
    }

    public void Dispose()
    {
        draft.Abandon();
        Wipe();
    }

    private static bool IsMeter(string name) => name is "Meter" or "Device";

    /// <summary>True for a meter without anything in it, which has no end of its own.</summary>
    private bool Started()
    {
        Wipe();
        order ??= xml.GetAttribute("orderid");
        container = leaf ?? container;
        leaf = xml.IsEmptyElement ? null : xml.LocalName;
        if (!IsMeter(xml.LocalName)) return false;
        draft.Start(++position);
        pair = null;
        if (!string.IsNullOrWhiteSpace(order)) draft.Device = draft.Device with { Batch = order };
        return xml.IsEmptyElement;
    }

    private bool Ended()
    {
        if (IsMeter(xml.LocalName)) return true;
        if (leaf is not null && position > 0) Leaf(leaf, Fields.Trimmed(text.AsSpan(0, length)));
        leaf = null;
        Wipe();
        return false;
    }

    private void Leaf(string name, ReadOnlySpan<byte> value)
    {
        if (name == "Name") pair = Fields.Text(value);
        else if (name == "Value" && pair is not null)
        {
            if (IsKeyPair(pair)) ReadKey(HeaderField.Unnamed(ListColumn.Key, pair), value);
            else Field(pair, value);
            pair = null;
        }
        else Field(name, value);
    }

    // Inside an element that is about keys any name may stand; elsewhere the name must look like one.
    private bool IsKeyPair(string name) => container.Contains("Key", StringComparison.Ordinal) && KeyFactField.TryReadPurpose(name, out _);

    private void Field(string name, ReadOnlySpan<byte> value)
    {
        if (KemNames.Find(name) is not { } field || value.IsEmpty) return;
        if (field.Column == ListColumn.Key) ReadKey(field, value);
        else fields.Read(field, value);
    }

    private void ReadKey(HeaderField field, ReadOnlySpan<byte> value)
    {
        var isNamed = KeyFactField.TryReadPurpose(field.Name, out var purpose);
        if (purpose == KeyPurpose.Dek || (isNamed && KemNames.IsKept(value))) fields.Read(field with { Purpose = purpose }, value);
        else if (!value.IsEmpty) draft.Report(RowProblemCode.KeyNotKept, field.Name);
    }

    private void ReadText()
    {
        int got;
        while ((got = xml.ReadValueChunk(chars, 0, chars.Length)) > 0)
        {
            var room = text.Length - length;
            if (Encoding.UTF8.GetMaxByteCount(got) <= room || Encoding.UTF8.GetByteCount(chars, 0, got) <= room)
                length += Encoding.UTF8.GetBytes(chars.AsSpan(0, got), text.AsSpan(length));
        }
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(chars.AsSpan()));
    }

    private void Wipe()
    {
        CryptographicOperations.ZeroMemory(text.AsSpan(0, length));
        length = 0;
    }
}
