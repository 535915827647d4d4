namespace Kms.Imports;

/// <summary>
/// A row without header: `KAM;12345678;key`, the first two parts optional, or `DevEUI;JoinEUI;AppKey`. What a field is
/// shows in its form, so the order hardly matters.
/// </summary>
internal static class HeaderlessRow
{
    private static readonly HeaderField Manufacturer = HeaderField.Unnamed(ListColumn.Manufacturer, "manufacturer");
    private static readonly HeaderField Serial = HeaderField.Unnamed(ListColumn.Serial, "serial");
    private static readonly HeaderField DevEui = HeaderField.Unnamed(ListColumn.DevEui, "dev_eui");
    private static readonly HeaderField JoinEui = HeaderField.Unnamed(ListColumn.JoinEui, "join_eui");
    private static readonly HeaderField ClaimCode = HeaderField.Unnamed(ListColumn.ClaimCode, "claim_code");
    private static readonly HeaderField DeviceCode = HeaderField.Unnamed(ListColumn.DeviceCode, "device_code");
    private static readonly HeaderField Year = HeaderField.Unnamed(ListColumn.Year, "year");
    private static readonly HeaderField Key = HeaderField.Unnamed(ListColumn.Key, "key");

    public static void Read(FieldSplitter fields, ReadOnlySpan<byte> record, RowDraft draft, FieldReader reader)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields.Field(record, i);
            if (field.IsEmpty) continue;
            if (MeaningOf(field, draft) is { } column) reader.Read(column, field);
            else draft.Report(RowProblemCode.Unrecognised, $"field {i + 1}", ShownValue.Of(field));
        }
    }

    private static HeaderField? MeaningOf(ReadOnlySpan<byte> field, RowDraft draft)
    {
        var device = draft.Device;
        var named = device.Serial is not null || device.DevEui is not null;
        if (field.Length == 3 && Fields.AllLetters(field) && !named && device.Manufacturer is null) return Manufacturer;
        if (field.Length == 16 && Fields.AllHex(field) && device.Serial is null) return device.DevEui is null ? DevEui : JoinEui;
        if (!named) return LooksLikeKey(field) ? Key : Serial;
        if (field.Contains((byte)'/')) return ClaimCode;
        if (LooksLikeKey(field)) return Key;
        if (draft.KeyCount == 0 || !Fields.AllDigits(field)) return field.Length > 6 ? Key : null;
        return device.DeviceCode is null && field.Length <= 2 ? DeviceCode : device.Year is null ? Year : null;
    }

    // Without its blanks and signs: more digits than any serial number has, and hardly anything else.
    public static bool LooksLikeKey(ReadOnlySpan<byte> field)
    {
        if (field.Length < 16) return false;
        int digits = 0, others = 0;
        foreach (var b in field.StartsWith("0x"u8) ? field[2..] : field)
            if (char.IsAsciiHexDigit((char)b)) digits++;
            else if (!HexBytes.IsSpacing(b)) others++;
        return digits == field.Length || (digits > 20 && others <= 1);
    }
}
