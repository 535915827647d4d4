using Kms.Devices;

namespace Kms.Imports;

/// <summary>Device code and production year; together they are the claim code. Either column may hold the whole code.</summary>
internal static class ClaimField
{
    public static RowProblemCode? Read(RowDraft draft, ListColumn column, string text)
    {
        var device = draft.Device;
        if (text.Contains('/') && column != ListColumn.Year) return ReadWhole(draft, text);
        if (column == ListColumn.Year && LabelCode.TryParseYear(YearOf(text), out var year)) draft.Device = device with { Year = year };
        else if (column == ListColumn.DeviceCode && LabelCode.TryParseDeviceCode(text, out var code)) draft.Device = device with { DeviceCode = code };
        else return ProblemOf(column);
        return null;
    }

    private static RowProblemCode? ReadWhole(RowDraft draft, string text)
    {
        var device = draft.Device;
        if (!LabelCode.TryParse(text, out var label)) return RowProblemCode.ClaimCodeMalformed;
        if (label.Serial is not null && device.Serial is not null && label.Serial != device.Serial) return RowProblemCode.ClaimCodeMalformed;
        draft.Device = device with { DeviceCode = label.DeviceCode, Year = label.Year, Serial = device.Serial ?? label.Serial };
        return null;
    }

    // A date of production will do: 2024-05-01 or 01.05.2024.
    private static string YearOf(string text) => text.Length != 10 ? text : text[4] == '-' ? text[..4] : text[2] == '.' ? text[6..] : text;

    private static RowProblemCode ProblemOf(ListColumn column) => column switch
    {
        ListColumn.Year => RowProblemCode.YearMalformed,
        ListColumn.DeviceCode => RowProblemCode.DeviceCodeMalformed,
        _ => RowProblemCode.ClaimCodeMalformed,
    };
}
