using System.Globalization;

namespace Kms.Web.Components.Parts;

/// <summary>Days as pages keep them (ISO 8601) and as people write them.</summary>
internal static class Dates
{
    private const string Kept = "yyyy-MM-dd";

    /// <summary>A day in the reader's own format, to be shown as a model.</summary>
    public static string Example => Show(new DateOnly(2030, 12, 31));

    public static string Show(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    public static string Keep(DateOnly day) => day.ToString(Kept, CultureInfo.InvariantCulture);

    /// <summary>A day that anything could begin or end on: there are days and zones before and after it.</summary>
    public static DateOnly? Find(string? kept) =>
        DateOnly.TryParseExact(kept, Kept, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000 ? day : null;

    /// <summary>As people write it: in their own format, or as it is kept.</summary>
    public static DateOnly? Read(string? text) =>
        Find(text) ?? (DateOnly.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null);

    public static bool IsFaulty(string? kept) => !string.IsNullOrEmpty(kept) && Find(kept) is null;
}
