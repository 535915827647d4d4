namespace Kms.Imports;

/// <summary>
/// A spreadsheet runs a field that starts like a formula (OWASP ASVS 1.2.10). Our files put an apostrophe before such a field,
/// and before one that starts with an apostrophe, so that reading the file again gives exactly what was written.
/// </summary>
internal static class FormulaMark
{
    public const char Mark = '\'';

    public static bool IsNeeded(string text) => text.Length > 0 && StartsFormula(text[0]);

    public static string Removed(string text) => text.Length > 1 && text[0] == Mark && StartsFormula(text[1]) ? text[1..] : text;

    // The last four are the full-width forms, which some spreadsheets fold.
    private static bool StartsFormula(char c) => c is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or Mark
        or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';
}
