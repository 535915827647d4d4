using System.Text;

namespace Kms.Silo.Tests.Mail;

/// <summary>Texts put together from what breaks mail, the same ones every time.</summary>
internal static class HostileTexts
{
    private static readonly string[] s_pieces =
    [
        "\r\n", "\n", "\r", "\0", "Bcc: eve@example.com", "To: x@y.z,", "\t", " ", ".", "\r\n.\r\n", "=?utf-8?q?x?=", "=?", "?=", "\u2028",
        "\u2029", "\u0085", "\u202E", "\u200B", "æøå", "日本", "🔑", "\"", "<", ">", ",", ";", ":", "@", "--", "\u000B", "\u000C", "a", "Anna",
        "\uFEFF", "\u001B[31m", "Content-Type: text/html", "{{x}}", "é", "'", "%0d%0a",
    ];

    public static IEnumerable<string> Make(int count, uint seed)
    {
        // xorshift32, so that a failure comes again.
        uint Next(uint below)
        {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            return seed % below;
        }

        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var pieces = 1 + Next(12); pieces > 0; pieces--) text.Append(s_pieces[Next((uint)s_pieces.Length)]);
            yield return text.ToString();
        }
    }
}
