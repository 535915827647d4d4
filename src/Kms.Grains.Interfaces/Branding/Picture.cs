using System.Xml;

namespace Kms.Branding;

/// <summary>Tells a picture by what it holds, whatever it is called.</summary>
public static class Picture
{
    private const int Head = 16;

    /// <summary>A logo is at most so large.</summary>
    public const int MostBytes = 128 << 10;

    /// <summary>For people.</summary>
    public const string Kinds = "svg, png, jpg, gif or webp";

    /// <summary>The media type; null when it is no picture.</summary>
    public static string? TypeOf(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        return TypeOf(stream);
    }

    /// <inheritdoc cref="TypeOf(byte[])"/>
    public static string? TypeOf(Stream content)
    {
        Span<byte> head = stackalloc byte[Head];
        // What a short file lacks stays zero.
        content.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG\r\n"u8])) return "image/png";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return "image/jpeg";
        if (head.StartsWith("GIF8"u8)) return "image/gif";
        // RFC 9649, section 2.4: "RIFF", a length of four bytes, "WEBP".
        if (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return "image/webp";
        content.Position = 0;
        return IsSvg(content) ? "image/svg+xml" : null;
    }

    // Drawing programs write a DTD; it is passed over and nothing is fetched for it.
    private static bool IsSvg(Stream content)
    {
        try
        {
            using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "svg";
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
