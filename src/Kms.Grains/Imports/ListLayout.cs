namespace Kms.Imports;

/// <summary>How the fields of a list stand: by a header, or told row by row from what the fields look like.</summary>
internal sealed record ListLayout(byte Separator, HeaderField[]? Header)
{
    /// <summary>Rows of one device may follow each other, one per key: our own files.</summary>
    public bool HasKeyPerRow { get; } = Has(Header, ListColumn.Purpose);

    public bool HasKey { get; } = Has(Header, ListColumn.Key);

    public bool IsRange { get; } = Has(Header, ListColumn.FirstSerial) && Has(Header, ListColumn.LastSerial);

    /// <summary>The header, if the fields of a record are names of columns; null if they are data.</summary>
    public static HeaderField[]? HeaderOf(FieldSplitter fields, ReadOnlySpan<byte> record)
    {
        var header = new HeaderField[fields.Count];
        var known = 0;
        for (var i = 0; i < header.Length; i++)
        {
            var field = fields.Field(record, i);
            if (field.Length > 60 || Fields.AllDigits(field)) return null;
            var name = Fields.Text(field);
            var found = HeaderNames.Find(name);
            if (found is not null) known++;
            header[i] = found ?? HeaderField.Unnamed(ListColumn.Ignored, name);
        }
        return known == 0 ? null : WithoutDoubles(header);
    }

    public bool NamesDevices => Header is null || Has(Header, ListColumn.Serial) || Has(Header, ListColumn.Device) || Has(Header, ListColumn.DevEui)
        || Has(Header, ListColumn.Alias);

    // "id" is a serial number, unless a DevEUI stands beside it: then it is a name (The Things Stack).
    private static HeaderField[] WithoutDoubles(HeaderField[] header)
    {
        if (!Has(header, ListColumn.DevEui)) return header;
        return Array.ConvertAll(header, f => f.Column == ListColumn.Serial && HeaderNames.Folded(f.Name) == "id" ? f with { Column = ListColumn.Ignored } : f);
    }

    private static bool Has(HeaderField[]? header, ListColumn column) => header is not null && Array.Exists(header, f => f.Column == column);
}
