namespace Kms.Testing;

/// <summary>
/// How many broken inputs a test tries: a share of the number that was promised in every run, all of them with KMS_FUZZ=5, and twenty
/// times as many with KMS_FUZZ=100, for a night. See CONTRIBUTING.md.
/// </summary>
internal static class Fuzz
{
    public static int Scale { get; } = int.TryParse(Environment.GetEnvironmentVariable("KMS_FUZZ"), out var scale) ? scale : 1;

    private static readonly string[] s_bits =
    [
        "\r\n", "\n", "\r", "\0", "\t", " ", ",", ";", "<", ">", "\"", "'", "(", ")", "@", "@@", ".", "..", "-", "_", "%0d%0a", "\u0085", "\u2028",
        "\u202E", "\uFEFF", "ı", "İ", "ß", "é", "\uD800", "xn--", "０", "=?utf-8?q?=0D?=", "Bcc:", "{", "}", "/", "\\", ":", "%",
    ];

    /// <summary>A text with a few letters changed, moved, doubled, left out or put in.</summary>
    public static string Break(string text, XorShift random)
    {
        for (var n = 1 + random.Below(5); n > 0 && text.Length > 0; n--)
        {
            var (at, length) = (random.Below(text.Length), random.Below(8));
            var piece = text.Substring(at, Math.Min(length, text.Length - at));
            text = random.Below(6) switch
            {
                0 => text[..at] + (char)random.Below(0x250) + text[(at + 1)..],
                1 => text.Insert(at, random.Pick(s_bits)),
                2 => text.Remove(at, piece.Length),
                3 => text.Insert(at, piece),
                4 => text[..at],
                _ => text.Insert(random.Below(text.Length), piece),
            };
        }
        return text;
    }
}
