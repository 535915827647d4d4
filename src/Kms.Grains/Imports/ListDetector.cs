namespace Kms.Imports;

/// <summary>Tells whether text is a list of devices, and what separates its fields, from its first lines.</summary>
internal static class ListDetector
{
    private const int LinesLookedAt = 10;

    /// <param name="text">A copy of the head; quotes in it are undone.</param>
    /// <param name="kind">How it was encoded.</param>
    public static FormatGuess Guess(Span<byte> text, TextKind kind)
    {
        var separator = SeparatorOf(text);
        var fields = new FieldSplitter(separator);
        var isFirst = true;
        var looked = 0;
        foreach (var range in ((ReadOnlySpan<byte>)text).SplitAny((byte)'\r', (byte)'\n'))
        {
            var record = text[range];
            if (IsNothing(record)) continue;
            if (looked++ == LinesLookedAt) break;
            fields.Split(record);
            if (isFirst && ListLayout.HeaderOf(fields, record) is { } header) return new(FormatOf(header), kind, separator);
            if (HasDevice(fields, record)) return new(KeyFileFormat.PlainList, kind, separator);
            isFirst = false;
        }
        throw Unknown(text);
    }

    public static byte SeparatorOf(ReadOnlySpan<byte> text)
    {
        var looked = 0;
        foreach (var range in text.SplitAny((byte)'\r', (byte)'\n'))
        {
            if (IsNothing(text[range]) && !IsHint(text[range])) continue;
            if (Separators.In(text[range]) is { } separator) return separator;
            if (looked++ == LinesLookedAt) break;
        }
        return Separators.Semicolon;
    }

    /// <summary>Blank lines, comments, and the line that tells Excel the separator.</summary>
    public static bool IsNothing(ReadOnlySpan<byte> line) => Fields.Trimmed(line).IsEmpty || line[0] == '#' || IsHint(line);

    private static bool IsHint(ReadOnlySpan<byte> line) => line.Length is 5 or 6 && line.StartsWith("sep="u8);

    private static KeyFileFormat FormatOf(HeaderField[] header) =>
        Array.Exists(header, f => f.Name == "dev_eui") && Array.Exists(header, f => f.Column == ListColumn.JoinEui)
        && !Array.Exists(header, f => f.Column == ListColumn.Purpose)
            ? KeyFileFormat.TtsCsv
            : KeyFileFormat.PlainList;

    private static bool HasDevice(FieldSplitter fields, ReadOnlySpan<byte> record)
    {
        var device = new ImportedDevice();
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields.Field(record, i);
            if (field.Length is > 0 and < 128 && (IdentityText.TryRead(Fields.Text(field), ref device) || HeaderlessRow.LooksLikeKey(field))) return true;
        }
        return fields.Count == 1 && record.Length > 1024; // one endless line: the row report says so
    }

    private static UnreadableFileException Unknown(ReadOnlySpan<byte> text)
    {
        foreach (var part in text.SplitAny("|\t \r\n:"u8))
        {
            var device = new ImportedDevice();
            if (text[part].Length < 128 && IdentityText.TryRead(Fields.Text(text[part]), ref device))
                return new(FileProblem.UnknownSeparator, "The fields of this list are not separated by semicolon, comma or tab. Save it with one of these.");
        }
        return new(FileProblem.UnknownFormat,
            "This is no key file that is known. Known are lists of serial numbers and keys (CSV), KEM and KEM2, The Things Stack (CSV, JSON) and TR005 texts.");
    }
}
