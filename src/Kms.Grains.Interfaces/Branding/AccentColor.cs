using System.Globalization;

namespace Kms.Branding;

/// <summary>The accent colour carries white text, and text of its own shade stands on a tint of it.</summary>
public static class AccentColor
{
    // WCAG 2.2, 1.4.3. Links of the shade, which are a little darker, keep it on their tint of 9 %.
    private const double LeastContrast = 4.5;

    /// <summary>Whether it is of the form <c>#rrggbb</c>.</summary>
    public static bool IsColor(string text) => text is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit);

    /// <summary>Whether white text on a colour of the form <c>#rrggbb</c> can be read.</summary>
    public static bool IsReadable(string color) => 1.05 / (Luminance(color) + 0.05) >= LeastContrast;

    // WCAG 2.2, definition of relative luminance.
    private static double Luminance(string color) => (0.2126 * Linear(color[1..3])) + (0.7152 * Linear(color[3..5])) + (0.0722 * Linear(color[5..7]));

    private static double Linear(string hex)
    {
        var share = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
