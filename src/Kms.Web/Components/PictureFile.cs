using System.Xml;

namespace Kms.Web.Components;

/// <summary>Tells a picture by its name and by what it holds: a setting must not turn some other file of the machine into a page.</summary>
internal static class PictureFile
{
    private const int Head = 16;

    public const string Kinds = "svg, png, jpg, gif or webp";

    /// <summary>The media type; null when the file is no picture or cannot be read.</summary>
    public static string? TypeOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".svg" when IsSvg(file) => "image/svg+xml",
                ".png" when Begins(file, [0x89, .. "PNG\r\n"u8]) => "image/png",
                ".jpg" or ".jpeg" when Begins(file, [0xff, 0xd8, 0xff]) => "image/jpeg",
                ".gif" when Begins(file, "GIF8"u8) => "image/gif",
                ".webp" when Begins(file, "RIFF"u8, "WEBP"u8) => "image/webp",
                _ => null,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    // Drawing programs write a DTD; it is passed over and nothing is fetched for it.
    private static bool IsSvg(Stream file)
    {
        using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "svg";
    }

    // RFC 9649, section 2.4: "RIFF", a length of four bytes, "WEBP".
    private static bool Begins(Stream file, ReadOnlySpan<byte> mark, ReadOnlySpan<byte> holds = default)
    {
        Span<byte> head = stackalloc byte[Head];
        // What a short file lacks stays zero.
        file.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        return head.StartsWith(mark) && (holds.IsEmpty || head[(2 * mark.Length)..].StartsWith(holds));
    }
}
