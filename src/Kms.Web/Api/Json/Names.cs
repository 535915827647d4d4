using System.Text.Json;

namespace Kms.Web.Api;

/// <summary>Sets of flags as lists of kebab-case names, and back.</summary>
internal static class Names
{
    public static IReadOnlyList<string> Of<T>(T flags) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(flag => Convert.ToInt32(flag, null) != 0 && flags.HasFlag(flag)).Select(Of1)];

    public static string Of1<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a name in kebab-case or as one word, in any case; numbers are no names.</summary>
    public static bool TryParse<T>(string? text, out T value) where T : struct, Enum
    {
        value = default;
        var word = text?.Trim().Replace("-", "", StringComparison.Ordinal);
        return word is { Length: > 0 } && !char.IsAsciiDigit(word[0]) && !word.Contains(',', StringComparison.Ordinal)
            && Enum.TryParse(word, ignoreCase: true, out value) && Enum.IsDefined(value);
    }

    public static T Parse<T>(string? text, string field) where T : struct, Enum =>
        TryParse<T>(text, out var value)
            ? value
            : throw Refused.Invalid(field, "unknown-value", $"'{text}' is none of {string.Join(", ", Enum.GetValues<T>().Select(Of1))}.");
}
