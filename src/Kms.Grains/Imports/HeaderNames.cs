using System.Globalization;
using System.Text;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>Finds out what a column (or a field of another format) means by its name.</summary>
internal static class HeaderNames
{
    private const char LastCombiningMark = '\u036F';

    private static readonly string[] KeyEndings = ["key", "nogle", "noegle", "schlussel", "schluessel"];

    /// <summary>Null for a name that means nothing to us.</summary>
    public static HeaderField? Find(string name)
    {
        var folded = Folded(name);
        if (HeaderTable.Keys.TryGetValue(folded, out var purpose)) return new(ListColumn.Key, purpose, name);
        if (HeaderTable.Columns.TryGetValue(folded, out var column)) return new(column, null, name);
        return Array.Exists(KeyEndings, folded.EndsWith) && KeyPurpose.TryParse(folded, out purpose)
            ? new(ListColumn.Key, purpose, name) // a key that we do not know goes by its name
            : null;
    }

    /// <summary>Lower case, letters and digits alone, without accents: `Numéro de série` is `numerodeserie`.</summary>
    internal static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        var western = string.Concat(name.Where(c => c <= LastCombiningMark)); // others mean nothing here, and some cannot be normalised
        foreach (var c in western.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(c switch { 'ø' => "o", 'æ' => "ae", 'ß' => "ss", '°' or 'º' => "o", _ when char.IsAsciiLetterOrDigit(c) => c.ToString(), _ => "" });
        }
        return folded.ToString();
    }
}
