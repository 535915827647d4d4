using System.Globalization;

namespace Kms.Imports;

/// <summary>M-Bus version and device type bytes: `27` or `0x1B`.</summary>
internal static class NumberField
{
    public static RowProblemCode? Read(RowDraft draft, ListColumn column, string text)
    {
        var hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!byte.TryParse(hex ? text.AsSpan(2) : text, style, CultureInfo.InvariantCulture, out var number)) return RowProblemCode.ByteNotKept;
        draft.Device = column == ListColumn.MbusVersion ? draft.Device with { MbusVersion = number } : draft.Device with { MbusType = number };
        return null;
    }
}
