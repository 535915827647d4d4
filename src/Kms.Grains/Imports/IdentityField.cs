using Kms.Devices;

namespace Kms.Imports;

/// <summary>Columns that say which device is meant. Each answers what is wrong, or null.</summary>
internal static class IdentityField
{
    public static RowProblemCode? Read(RowDraft draft, ListColumn column, string text)
    {
        if (column == ListColumn.Alias) return ReadAliases(draft, text);
        var device = draft.Device;
        if (column == ListColumn.Device && DeviceId.TryParse(text, out var id)) device = device with { Id = id };
        else if (!IdentityText.TryRead(text, ref device)) return RowProblemCode.SerialMalformed;
        draft.Device = device;
        return null;
    }

    public static RowProblemCode? ReadEui(RowDraft draft, ListColumn column, string text)
    {
        if (text.Length != 16) text = string.Concat(text.Where(c => c is not (' ' or '-' or ':' or '\'')));
        if (!IdentityText.IsEui(text)) return RowProblemCode.EuiMalformed;
        text = text.ToUpperInvariant();
        draft.Device = column == ListColumn.DevEui ? draft.Device with { DevEui = text } : draft.Device with { JoinEui = text };
        return null;
    }

    private static RowProblemCode? ReadAliases(RowDraft draft, string text)
    {
        foreach (var part in text.Split([' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IdentityText.TryReadDin(part, out var alias) && !DeviceId.TryParse(part, out alias)) return RowProblemCode.AliasMalformed;
            draft.AddAlias(alias);
        }
        return null;
    }
}
