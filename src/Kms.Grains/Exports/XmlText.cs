using System.Security;
using System.Text;
using System.Xml;
using Kms.Keys;

namespace Kms.Exports;

/// <summary>Elements of the XML formats. Keys never come this way: their text is written straight into the file's bytes.</summary>
internal static class XmlText
{
    public static void Element(WipedBuffer output, string name, string? text) =>
        output.Write(Encoding.UTF8.GetBytes($"<{name}>{Escaped(text)}</{name}>"));

    // XML 1.0 has no way to write other control characters.
    public static string Escaped(string? text) =>
        SecurityElement.Escape(string.Concat((text ?? "").Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
}
