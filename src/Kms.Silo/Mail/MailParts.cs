using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kms.Mail;

namespace Kms.Silo.Mail;

/// <summary>
/// The parts of a mail as MIME (RFC 2045, 2046), written by ourselves where they are signed: what the framework writes cannot be had before it
/// leaves. All of it is ASCII, so that no server on the way has a reason to encode it anew (RFC 8551, section 3.1.3).
/// </summary>
internal static class MailParts
{
    private const string Line = "\r\n";
    private const int BoundaryBytes = 18;
    private const int MostOfName = 54; // letters of a file name in one line

    /// <summary>Text and HTML as alternatives, and the file beside them if there is one. No line break stands at the end.</summary>
    public static string Of(ReadyMail mail)
    {
        var bodies = Join("multipart/alternative", Text("plain", mail.Content.Text), Text("html", mail.Content.Html));
        return mail.Attachment is { } file ? Join("multipart/mixed", bodies, File(file)) : bodies;
    }

    public static (string Type, string Content) Enclose(string type, params ReadOnlySpan<string> parts)
    {
        // Neither quoted-printable nor base64 has a line with "=_".
        var boundary = "=_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(BoundaryBytes));
        var content = new StringBuilder();
        foreach (var part in parts) content.Append("--").Append(boundary).Append(Line).Append(part).Append(Line);
        return ($"{type}; boundary=\"{boundary}\"", content.Append("--").Append(boundary).Append("--").ToString());
    }

    public static string Base64(ReadOnlySpan<byte> content) => Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings(Line);

    private static string Join(string type, params ReadOnlySpan<string> parts)
    {
        var (full, content) = Enclose(type, parts);
        return $"Content-Type: {full.Replace("; ", $";{Line} ", StringComparison.Ordinal)}{Line}{Line}{content}";
    }

    private static string Text(string kind, string content) =>
        $"Content-Type: text/{kind}; charset=utf-8{Line}Content-Transfer-Encoding: quoted-printable{Line}{Line}{QuotedPrintable.Encode(content)}";

    private static string File(MailAttachment file) =>
        $"Content-Type: application/pdf{Line}Content-Transfer-Encoding: base64{Line}Content-Disposition: attachment{NameOf(file)}{Line}{Line}{Base64(file.Content)}";

    // RFC 2231, sections 3 and 4: any letters, in lines of any number.
    private static string NameOf(MailAttachment file)
    {
        var lines = new List<StringBuilder> { new("utf-8''") };
        foreach (var letter in Encoding.UTF8.GetBytes(MailText.OneLine(file.Name)))
        {
            if (lines[^1].Length > MostOfName) lines.Add(new());
            if (char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'.' or (byte)'-' or (byte)'_') lines[^1].Append((char)letter);
            else lines[^1].Append('%').Append(letter.ToString("X2", CultureInfo.InvariantCulture));
        }
        return lines is [var only] ? $";{Line} filename*={only}" : string.Concat(lines.Select((line, number) => $";{Line} filename*{number}*={line}"));
    }
}
