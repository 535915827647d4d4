using System.Runtime.InteropServices;
using System.Xml;

namespace Kms.Imports;

/// <summary>XML from outside: no DTD, no entities, no network, a bounded number of characters.</summary>
internal static class KemXml
{
    public static XmlReader Reader(Stream content, long mostCharacters) => XmlReader.Create(content, new XmlReaderSettings
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = mostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    /// <summary>A stream over bytes that stay where they are: no further copy of what may be keys.</summary>
    public static MemoryStream Over(ReadOnlyMemory<byte> plain) =>
        MemoryMarshal.TryGetArray(plain, out var part) && part.Array is { } array
            ? new MemoryStream(array, part.Offset, part.Count, writable: false)
            : new MemoryStream(plain.ToArray(), writable: false);

    public static bool IsDocument(ReadOnlySpan<byte> text) => TextSource.Decoded(text[..Math.Min(text.Length, 1024)]).AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    public static bool HasDtd(ReadOnlySpan<byte> head) =>
        TextSource.Decoded(head[..Math.Min(head.Length, 16 * 1024)]).AsSpan().IndexOf("<!DOCTYPE"u8) >= 0;

    public static UnreadableFileException DtdRefused() =>
        new(FileProblem.DtdRefused, "The file has a document type definition. Key files need none: remove it, or ask for the file again.");

    public static UnreadableFileException Malformed(XmlException e, bool isCutOff) => isCutOff
        ? new(FileProblem.Truncated, $"The file is cut off at line {e.LineNumber}. Download or copy it again.", e.LineNumber)
        : new(FileProblem.Malformed, $"The file is not well-formed XML at line {e.LineNumber}, position {e.LinePosition}. Ask for it again.", e.LineNumber);

    public static UnreadableFileException TooLarge(long limit) =>
        new(FileProblem.TooLarge, $"The file is larger than {limit / (1024 * 1024)} MB. Ask for it in several parts.");
}
