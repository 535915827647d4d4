namespace Kms.Imports;

/// <summary>How the fields of a list stand: by a header, or told row by row from what the fields look like.</summary>
internal sealed class ListLayout(byte separator, HeaderField[]? header)
{
    private const int LongestName = 60;

    public byte Separator => separator;

    public HeaderField[]? Header => header;

    /// <summary>Rows of one device may follow each other, one per key: our own files.</summary>
    public bool HasKeyPerRow { get; } = Has(header, ListColumn.Purpose);

    public bool HasKey { get; } = Has(header, ListColumn.Key);

    public bool IsRange { get; } = Has(header, ListColumn.FirstSerial) && Has(header, ListColumn.LastSerial);

    public bool NamesDevices => header is null || Has(header, ListColumn.Serial) || Has(header, ListColumn.Device) || Has(header, ListColumn.DevEui)
        || Has(header, ListColumn.Alias);

    /// <summary>The header, if the fields of a record are names of columns; null if they are data.</summary>
    public static HeaderField[]? HeaderOf(FieldSplitter fields, ReadOnlySpan<byte> record)
    {
        var names = new List<string?>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields.Field(record, i);
            if (field.Length > LongestName || HeaderlessRow.LooksLikeKey(field)) return null; // no strings of keys
            names.Add(Fields.Text(field));
        }
        return HeaderOf(names);
    }

    public static HeaderField[]? HeaderOf(List<string?> names)
    {
        if (names.Exists(n => n is null || n.Length > LongestName || (n.Length > 0 && n.All(char.IsAsciiDigit)))) return null;
        var found = names.ConvertAll(n => HeaderNames.Find(n ?? ""));
        if (found.TrueForAll(f => f is null)) return null;
        return WithoutDoubles([.. names.Select((n, i) => found[i] ?? HeaderField.Unnamed(ListColumn.Ignored, n ?? ""))]);
    }

    // "id" is a serial number, unless a DevEUI stands beside it: then it is a name (The Things Stack).
    private static HeaderField[] WithoutDoubles(HeaderField[] found)
    {
        if (!Has(found, ListColumn.DevEui)) return found;
        return Array.ConvertAll(found, f => f.Column == ListColumn.Serial && HeaderNames.Folded(f.Name) == "id" ? f with { Column = ListColumn.Ignored } : f);
    }

    private static bool Has(HeaderField[]? names, ListColumn column) => names is not null && Array.Exists(names, f => f.Column == column);
}
