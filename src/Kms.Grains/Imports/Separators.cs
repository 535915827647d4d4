using System.Buffers;

namespace Kms.Imports;

/// <summary>What stands between the fields of a list. Told from the first record: the one that cuts it most often.</summary>
internal static class Separators
{
    public const byte Semicolon = (byte)';';

    public const byte Comma = (byte)',';

    public const byte Tab = (byte)'\t';

    private static readonly SearchValues<byte> NotSemicolon = SearchValues.Create(",\t|"u8);

    private static readonly SearchValues<byte> NotComma = SearchValues.Create(";\t|"u8);

    private static readonly SearchValues<byte> NotTab = SearchValues.Create(";,|"u8);

    public static SearchValues<byte> Other(byte separator) => separator switch
    {
        Semicolon => NotSemicolon,
        Comma => NotComma,
        _ => NotTab,
    };

    /// <summary>Null when the record has none of them.</summary>
    public static byte? In(ReadOnlySpan<byte> record)
    {
        int semicolons = 0, commas = 0, tabs = 0;
        var quoted = false;
        foreach (var b in record)
        {
            if (b == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (b == Semicolon) semicolons++;
            else if (b == Comma) commas++;
            else if (b == Tab) tabs++;
        }
        if (semicolons + commas + tabs == 0) return null;
        return semicolons >= commas && semicolons >= tabs ? Semicolon : tabs >= commas ? Tab : Comma;
    }
}
