using System.Text;
using Kms.Certificates;

namespace Kms.Web.Api;

/// <summary>
/// A contact with its certificate, for address books. vCard 3.0 (RFC 2426): its form of certificates is the one that Outlook and Thunderbird take.
/// </summary>
internal static class VCard
{
    public const string MediaType = "text/vcard";

    private const int LineBytes = 75; // RFC 2425, section 5.8.1

    public static byte[] Write(DirectoryCertificate one)
    {
        string[] lines =
        [
            "BEGIN:VCARD", "VERSION:3.0", $"N:;{Text(one.Name)};;;", $"FN:{Text(one.Name)}", $"ORG:{Text(one.Organisation)}",
            $"EMAIL;TYPE=INTERNET:{Text(one.Email)}", $"KEY;ENCODING=b;TYPE=X509:{Convert.ToBase64String(one.Content.AsSpan())}", "END:VCARD",
        ];
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(Fold)));
    }

    // RFC 2426, section 4: what parts values, and line ends.
    private static string Text(string text) => new StringBuilder(text)
        .Replace("\\", "\\\\").Replace(",", "\\,").Replace(";", "\\;").Replace("\r", "").Replace("\n", "\\n").ToString();

    // A character of several bytes is not cut.
    private static string Fold(string line)
    {
        var (folded, room) = (new StringBuilder(), LineBytes);
        foreach (var rune in line.EnumerateRunes())
        {
            if (rune.Utf8SequenceLength > room)
            {
                folded.Append("\r\n ");
                room = LineBytes - 1;
            }
            folded.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
