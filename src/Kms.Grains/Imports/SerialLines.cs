namespace Kms.Imports;

/// <summary>What the fields of a line of a batch list mean: a header, serial numbers, or a range of them.</summary>
internal sealed class SerialLines(SerialListOptions options, byte separator)
{
    // Without a header two serial numbers on a line may as well be two meters: only a short range is taken for one.
    private const int LongestSilentRange = 10_000;

    private readonly SerialTokens tokens = new(options);
    private HeaderField[]? header;
    private bool started;
    private bool onlyRanges = true;

    /// <summary>What stands in the fields. They start at column <paramref name="first"/> of the line; null where a field was too long.</summary>
    public IEnumerable<SerialToken> Read(List<string?> fields, long line, int first)
    {
        if (fields.TrueForAll(f => f is { Length: 0 }) || fields[0] is ['#', ..] or "sep=") return [];
        if (!started && TookHeader(fields, line)) return [];
        var maker = MakerIn(fields);
        if (first == 1 && RangeIn(fields, out var column) is { } range) return tokens.Of(range, maker, line, column + 1);
        onlyRanges = false;
        return Singles(fields, maker, line, first);
    }

    private bool TookHeader(List<string?> fields, long line)
    {
        started = true;
        header = ListLayout.HeaderOf(fields);
        if (header is null || new ListLayout(separator, header) is { NamesDevices: true } or { IsRange: true }) return header is not null;
        throw new UnreadableFileException(FileProblem.NoIdentityColumn, "The header names no column for serial numbers. Call one of the columns serial number.", line);
    }

    private SerialRange? RangeIn(List<string?> fields, out int column)
    {
        column = Math.Max(0, Find(ListColumn.FirstSerial));
        if (Find(ListColumn.LastSerial) is var last and >= 0) return Between(fields, column, last);
        if (header is not null || options.Ranges == false) return null;
        for (column = 0; column + 2 < fields.Count; column++) // first;last;count, wherever it stands
            if (Between(fields, column, column + 1) is { } counted && IsCount(fields[column + 2], counted)) return counted;
        column = 0;
        if (fields.Count != 2 || Between(fields, 0, 1) is not { } range) return null;
        var isSilentRange = separator == Separators.Semicolon && onlyRanges && range.Count is > 1 and <= LongestSilentRange;
        return options.Ranges == true || isSilentRange ? range : null;
    }

    private static SerialRange? Between(List<string?> fields, int first, int last) =>
        first < fields.Count && last < fields.Count && fields[first] is { } from && fields[last] is { } to ? SerialRange.Between(from, to) : null;

    // Eight digits would be a serial number.
    private static bool IsCount(string? text, SerialRange range) => text is { Length: < 8 } && text == $"{range.Count}";

    private string? MakerIn(List<string?> fields)
    {
        var column = Find(ListColumn.Manufacturer);
        var maker = column >= 0 ? fields.ElementAtOrDefault(column) : header is null && IsLeadingFlag(fields[0]) ? fields[0] : null;
        return maker is { Length: 3 } && maker.All(char.IsAsciiLetter) ? maker : null;
    }

    private IEnumerable<SerialToken> Singles(List<string?> fields, string? maker, long line, int first)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { Length: 0 } || !IsSerialColumn(first - 1 + i) || (header is null && i == 0 && IsLeadingFlag(fields[0]))) continue;
            if (fields[i] is not { } text) yield return SerialTokens.Malformed("(too long)", line, first + i);
            else
                foreach (var part in header is null ? text.Split([';', ',', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text])
                    yield return tokens.Of(part, maker, line, first + i);
        }
    }

    private bool IsSerialColumn(int column) => header is null || (column < header.Length
        && header[column].Column is ListColumn.Serial or ListColumn.Device or ListColumn.DevEui or ListColumn.FirstSerial or ListColumn.LastSerial);

    private int Find(ListColumn column) => header is null ? -1 : Array.FindIndex(header, f => f.Column == column);

    private static bool IsLeadingFlag(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);
}
