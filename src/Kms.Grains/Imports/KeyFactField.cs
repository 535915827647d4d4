using System.Globalization;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>Columns that say something about the key of the row: purpose, cipher, version, state.</summary>
internal static class KeyFactField
{
    public static RowProblemCode? Read(RowDraft draft, ListColumn column, string text)
    {
        switch (column)
        {
            case ListColumn.Purpose:
                if (!TryReadPurpose(text, out var purpose)) return RowProblemCode.PurposeUnknown;
                draft.Purpose = purpose;
                return null;
            case ListColumn.Algorithm:
                draft.Algorithm = AlgorithmNames.Find(text);
                return draft.Algorithm is null ? RowProblemCode.AlgorithmUnknown : null;
            case ListColumn.KeyVersion:
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version is 0 or > 9999) return RowProblemCode.KeyVersionMalformed;
                draft.KeyVersion = version;
                return null;
            default:
                draft.KeyState = KeyStateNames.Find(text);
                return draft.KeyState is null ? RowProblemCode.Unrecognised : null;
        }
    }

    /// <summary>A name of ours, or a column name such as AppKey.</summary>
    public static bool TryReadPurpose(string text, out KeyPurpose purpose) =>
        HeaderTable.Keys.TryGetValue(HeaderNames.Folded(text), out purpose) || KeyPurpose.TryParse(text, out purpose);
}
