using System.Text;

namespace Kms.Silo.Mail;

/// <summary>
/// Texts as quoted-printable (RFC 2045, section 6.7). What a server on the way might change is encoded too: blanks at the end of a line, a dot or
/// "From" at its beginning.
/// </summary>
internal static class QuotedPrintable
{
    private const int Longest = 76;
    private const string SoftBreak = "=\r\n";

    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Append(encoded, Encoding.UTF8.GetBytes(line));
            encoded.Append("\r\n");
        }
        return encoded.ToString(0, encoded.Length - 2); // between lines, not behind the last one
    }

    private static void Append(StringBuilder encoded, byte[] line)
    {
        var length = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var piece = IsPlain(line, at, length) ? ((char)line[at]).ToString() : $"={line[at]:X2}";
            // Room for the soft break, but behind the last letter.
            if (length + piece.Length > (at == line.Length - 1 ? Longest : Longest - 1))
            {
                encoded.Append(SoftBreak);
                (length, piece) = (0, IsPlain(line, at, 0) ? piece : $"={line[at]:X2}");
            }
            encoded.Append(piece);
            length += piece.Length;
        }
    }

    private static bool IsPlain(byte[] line, int at, int column) => line[at] switch
    {
        (byte)'=' => false,
        (byte)'.' or (byte)'F' or (byte)'-' => column > 0,
        (byte)' ' or (byte)'\t' => at < line.Length - 1,
        _ => line[at] is > 0x20 and < 0x7F,
    };
}
