namespace Kms.Imports;

/// <summary>Turns records into rows. The first record that is not blank decides whether there is a header.</summary>
internal sealed class ListRowParser
{
    private readonly FieldSplitter fields;
    private readonly RowDraft draft;
    private readonly FieldReader reader;
    private bool started;

    public ListRowParser(byte separator, string? manufacturer)
    {
        fields = new FieldSplitter(separator);
        draft = new RowDraft(manufacturer);
        reader = new FieldReader(draft, hasMarks: true);
        Layout = new ListLayout(separator, null);
    }

    public ListLayout Layout { get; private set; }

    /// <summary>Null for blank lines, comments and the header.</summary>
    public ImportRow? Parse(Span<byte> record, long line, RecordFault fault)
    {
        if (fault == RecordFault.None && IsBlank(record)) return null;
        draft.Start(line);
        if (fault != RecordFault.None) return Faulty(fault == RecordFault.TooLong ? RowProblemCode.RowTooLong : RowProblemCode.QuoteUnclosed);
        if (record.Contains((byte)0)) return Faulty(RowProblemCode.ControlCharacter);
        fields.Split(record);
        if (!started && TookHeader(record)) return null;
        if (fields.Overflowed) return Faulty(RowProblemCode.FieldCount);
        if (fields.Count == 1 && record.IndexOfAny(Separators.Other(Layout.Separator)) >= 0) return Faulty(RowProblemCode.WrongSeparator);
        if (Layout.Header is { } header) ReadByHeader(header, record);
        else HeaderlessRow.Read(fields, record, draft, reader);
        return draft.Finish(keyExpected: Layout.Header is null || (Layout.HasKey && !Layout.HasKeyPerRow));
    }

    private static bool IsBlank(ReadOnlySpan<byte> record) => ListDetector.IsNothing(record);

    private bool TookHeader(ReadOnlySpan<byte> record)
    {
        started = true;
        if (ListLayout.HeaderOf(fields, record) is not { } header) return false;
        Layout = new ListLayout(Layout.Separator, header);
        if (Layout.NamesDevices) return true;
        throw new UnreadableFileException(FileProblem.NoIdentityColumn,
            "The header names no column for the device. Call one of the columns serial number or DevEUI.", draft.Line);
    }

    private void ReadByHeader(HeaderField[] header, ReadOnlySpan<byte> record)
    {
        if (fields.Count == 1 && header.Length > 1) draft.Report(RowProblemCode.FieldCount);
        else if (fields.Count > header.Length && HasMoreThan(header.Length, record)) draft.Report(RowProblemCode.FieldCount);
        else
            for (var i = 0; i < Math.Min(header.Length, fields.Count); i++) reader.Read(header[i], fields.Field(record, i));
    }

    // Spreadsheets leave empty fields at the end.
    private bool HasMoreThan(int count, ReadOnlySpan<byte> record)
    {
        for (var i = count; i < fields.Count; i++)
            if (!fields.Field(record, i).IsEmpty) return true;
        return false;
    }

    private ImportRow Faulty(RowProblemCode problem)
    {
        draft.Report(problem);
        return draft.Finish(keyExpected: false);
    }
}
