using Microsoft.Extensions.Localization;

namespace Kms.Web.Resources;

internal static class TextLookup
{
    /// <summary>The text of a key made from data; data that has no text of its own is shown as it is.</summary>
    public static string Say(this IStringLocalizer<Texts> texts, string key, string otherwise)
    {
        var text = texts[key];
        return text.ResourceNotFound ? otherwise : text.Value;
    }
}
