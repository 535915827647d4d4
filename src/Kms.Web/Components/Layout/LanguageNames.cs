using System.Globalization;

namespace Kms.Web.Components.Layout;

/// <summary>Each language by its own name.</summary>
internal static class LanguageNames
{
    public static string Of(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
    }
}
