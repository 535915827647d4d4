namespace Kms.Imports;

/// <summary>Puts one field into the draft of a row by what its column means. The same for lists, JSON and KEM.</summary>
/// <param name="draft">Takes it.</param>
/// <param name="hasMarks">The file is one that spreadsheets open, see <see cref="FormulaMark"/>.</param>
internal sealed class FieldReader(RowDraft draft, bool hasMarks = false)
{
    private const int LongestText = 500;

    private readonly TextCache cache = new();
    private (string Written, string Name) lastMedium = ("", "");

    public void Read(HeaderField column, ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || column.Column == ListColumn.Ignored) return;
        if (column.Column == ListColumn.Key) KeyField.Read(draft, column, field);
        else if (field.Length > LongestText * 4) draft.Report(RowProblemCode.TextTooLong, column.Name);
        else if (ReadText(column, field) is { } problem) draft.Report(problem, column.Name, ShownValue.Of(field));
    }

    private RowProblemCode? ReadText(HeaderField column, ReadOnlySpan<byte> field) => column.Column switch
    {
        ListColumn.Device or ListColumn.Serial or ListColumn.Alias => IdentityField.Read(draft, column.Column, Fields.Text(field)),
        ListColumn.DevEui or ListColumn.JoinEui => IdentityField.ReadEui(draft, column.Column, Fields.Text(field)),
        ListColumn.Year or ListColumn.DeviceCode or ListColumn.ClaimCode => ClaimField.Read(draft, column.Column, Fields.Text(field)),
        ListColumn.MbusVersion or ListColumn.MbusType => NumberField.Read(draft, column.Column, Fields.Text(field)),
        ListColumn.Purpose or ListColumn.Algorithm or ListColumn.KeyState or ListColumn.KeyVersion => KeyFactField.Read(draft, column.Column, cache.Text(field)),
        ListColumn.ClaimToken => ReadDescription(column.Column, Fields.Text(field)), // a secret is not kept in the cache
        _ => ReadDescription(column.Column, cache.Text(field)),
    };

    private RowProblemCode? ReadDescription(ListColumn column, string text)
    {
        if (hasMarks) text = FormulaMark.Removed(text);
        if (text.Length > LongestText) return RowProblemCode.TextTooLong;
        draft.Device = column switch
        {
            ListColumn.Manufacturer => draft.Device with { Manufacturer = text },
            ListColumn.Type => draft.Device with { Type = text },
            ListColumn.Medium => draft.Device with { Medium = MediumOf(text) },
            ListColumn.Label => draft.Device with { Label = text },
            ListColumn.Batch => draft.Device with { Batch = text },
            ListColumn.Customer => draft.Device with { Customer = text },
            ListColumn.ClaimToken => draft.Device with { ClaimToken = text },
            ListColumn.Profile => draft.Device with { Profile = text },
            _ => draft.Device,
        };
        return null;
    }

    // Nearly all rows of a file have the same one.
    private string MediumOf(string written)
    {
        if (lastMedium.Written != written) lastMedium = (written, MediumNames.Of(written));
        return lastMedium.Name;
    }
}
