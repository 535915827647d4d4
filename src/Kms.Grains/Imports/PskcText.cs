using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Kms.Imports;

/// <summary>The text of one element at a time, in one buffer that is wiped: it may be a key.</summary>
internal sealed class PskcText
{
    private readonly char[] chars = new char[2048];
    private int length;

    /// <summary>Reads up to the end of the text; what is longer than any value counts as nothing.</summary>
    public PskcText Read(XmlReader xml)
    {
        Clear();
        if (xml.IsEmptyElement || !xml.Read()) return this;
        while (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
        {
            int got;
            while ((got = xml.ReadValueChunk(chars, length, chars.Length - length)) > 0) length += got;
            if (!xml.Read()) break;
        }
        if (length == chars.Length) Clear();
        return this;
    }

    public string AsString() => new string(chars, 0, length).Trim();

    public byte[] AsUtf8() => Encoding.UTF8.GetBytes(AsString());

    /// <summary>How many bytes of base64 it was; 0 for what is no base64 or does not fit.</summary>
    public int AsBase64(Span<byte> into) => Convert.TryFromBase64Chars(chars.AsSpan(0, length), into, out var count) ? count : 0;

    public void Clear()
    {
        CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(chars.AsSpan(0, length)));
        length = 0;
    }
}
