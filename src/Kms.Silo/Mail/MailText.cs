using System.Globalization;
using System.Text;

namespace Kms.Silo.Mail;

/// <summary>
/// One clean line of what people typed: line ends, control, bidirectional and invisible characters become nothing or a blank, so that a
/// name can neither add a header nor turn the text around it. See docs/security.md.
/// </summary>
internal static class MailText
{
    private const int MaxLength = 1000;

    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        // Broken surrogates come out as U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaxLength) break;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format) continue;
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)) AddBlank(line);
            else line.Append(rune.ToString());
        }
        return line.ToString().TrimEnd();
    }

    private static void AddBlank(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
    }
}
