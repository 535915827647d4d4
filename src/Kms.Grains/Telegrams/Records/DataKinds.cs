namespace Kms.Telegrams.Records;

/// <summary>EN 13757-3, tables of the data field and of variable lengths.</summary>
internal static class DataKinds
{
    public static (DataKind Kind, int Length) Of(byte dif) => (dif & 0x0F) switch
    {
        0 => (DataKind.None, 0),
        var n and (1 or 2 or 3 or 4 or 6) => (DataKind.Integer, n),
        5 => (DataKind.Real, 4),
        7 => (DataKind.Integer, 8),
        var n and (>= 9 and <= 0xC) => (DataKind.Decimal, n - 8),
        0xD => (DataKind.Variable, 0),
        0xE => (DataKind.Decimal, 6),
        _ => (DataKind.Unknown, 0), // 8 is for masters alone, F for special functions
    };

    public static (DataKind Kind, int Length) OfVariable(byte length) => length switch
    {
        <= 0xBF => (DataKind.Text, length),
        >= 0xC0 and <= 0xC9 => (DataKind.Decimal, length - 0xC0),
        >= 0xD0 and <= 0xD9 => (DataKind.Decimal, length - 0xD0),
        >= 0xE0 and <= 0xEF => (DataKind.Binary, length - 0xE0),
        _ => (DataKind.Unknown, 0),
    };
}
