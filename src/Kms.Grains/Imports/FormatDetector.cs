using System.Security.Cryptography;

namespace Kms.Imports;

/// <summary>Tells the format by content. Refuses what is no key file with a sentence on what it seems to be.</summary>
internal static class FormatDetector
{
    private static ReadOnlySpan<byte> PskcRoot => "KeyContainer"u8;

    public static FormatGuess Guess(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK"u8) && head.Length > 3 && head[2] < 9) return new(KeyFileFormat.Kem, TextKind.Bytes, 0);
        RefuseKnownOthers(head);
        var kind = TextSource.KindOf(head);
        if (kind == TextKind.NotText) throw new UnreadableFileException(FileProblem.NotText, "This file is not text. Upload the list as CSV (UTF-8), or the KEM file as it came.");
        Span<byte> text = TextSource.Decoded(head);
        try
        {
            return GuessText(text, kind);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <summary>The same where a person has chosen the format: only the encoding and the separator are looked for.</summary>
    public static FormatGuess Forced(KeyFileFormat format, ReadOnlySpan<byte> head)
    {
        if (format is KeyFileFormat.Kem or KeyFileFormat.Pskc) return new(format, TextKind.Bytes, 0);
        var kind = TextSource.KindOf(head);
        if (kind == TextKind.NotText) throw new UnreadableFileException(FileProblem.NotText, "This file is not text. Check the chosen format.");
        if (format is not (KeyFileFormat.PlainList or KeyFileFormat.TtsCsv)) return new(format, kind, (byte)'\n');
        Span<byte> text = TextSource.Decoded(head);
        var separator = ListDetector.SeparatorOf(text);
        CryptographicOperations.ZeroMemory(text);
        return new(format, kind, separator);
    }

    private static FormatGuess GuessText(Span<byte> text, TextKind kind)
    {
        var first = ((ReadOnlySpan<byte>)text).TrimStart(" \t\r\n"u8);
        if (first.IsEmpty) throw new UnreadableFileException(FileProblem.Empty, "The file is empty.");
        if (first[0] == '<') return new(first.IndexOf(PskcRoot) >= 0 ? KeyFileFormat.Pskc : KeyFileFormat.Kem, kind, 0);
        if (first[0] is (byte)'{' or (byte)'[') return new(KeyFileFormat.Json, kind, 0);
        if (Tr005.Starts(first.TrimStart((byte)'"'))) return new(KeyFileFormat.Tr005, kind, (byte)'\n');
        return ListDetector.Guess(text, kind);
    }

    private static void RefuseKnownOthers(ReadOnlySpan<byte> head)
    {
        var what = head switch
        {
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old Excel workbook. Save it as CSV (UTF-8) and upload that",
            [0x25, 0x50, 0x44, 0x46, ..] => "a PDF document. Ask its sender for the list itself",
            [0x1F, 0x8B, ..] => "a gzip file. Unpack it and upload what is in it",
            [0x37, 0x7A, 0xBC, 0xAF, ..] => "a 7-Zip file. Unpack it and upload what is in it",
            [0x52, 0x61, 0x72, 0x21, ..] => "a RAR file. Unpack it and upload what is in it",
            _ => null,
        };
        if (what is not null) throw new UnreadableFileException(FileProblem.UnknownFormat, $"This is {what}.");
    }
}
