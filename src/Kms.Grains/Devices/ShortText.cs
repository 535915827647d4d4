using System.Globalization;

namespace Kms.Devices;

/// <summary>Text that people write: trimmed, without control characters, of limited length.</summary>
internal static class ShortText
{
    public const int LabelLength = 100;
    public const int ReasonLength = 500;

    public static string? Optional(string? text, string field, int longest)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        if (trimmed.Length > longest) throw Refuse.Invalid(field, "too-long", $"At most {longest} characters.", longest.ToString(CultureInfo.InvariantCulture));
        if (trimmed.Any(char.IsControl)) throw Refuse.Invalid(field, "control-character", "Line breaks and control characters are not allowed.");
        return trimmed;
    }

    /// <summary>Written in a box of several lines and kept as one.</summary>
    public static string? Message(string? text, string field) => Optional(text?.ReplaceLineEndings(" "), field, ReasonLength);

    public static string Required(string? text, string field, int longest) =>
        Optional(text, field, longest) ?? throw Refuse.Invalid(field, "required", "Fill this in.");
}
