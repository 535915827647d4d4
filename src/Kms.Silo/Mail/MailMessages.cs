using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Kms.Mail;
using Kms.Silo.Hosting;

namespace Kms.Silo.Mail;

/// <summary>
/// Makes the message that leaves: one recipient, addresses by our own strict rule, the same Message-ID however often it is tried.
/// The string overloads of the framework that split on commas are not used.
/// </summary>
internal static class MailMessages
{
    public static MailMessage Compose(ReadyMail mail, KmsOptions options, TransferEncoding encoding)
    {
        var message = new MailMessage
        {
            From = new MailAddress(options.Smtp.From, NameText(options.Product.Name), Encoding.UTF8),
            Subject = HeaderText(mail.Content.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(mail.To.Value));
        message.Headers.Add("Message-ID", $"<{mail.Id}@{message.From.Host}>");
        message.Headers.Add("Content-Language", mail.Language);
        // RFC 3834: keeps out-of-office answers away.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Signed is { } signed) message.AlternateViews.Add(View(signed));
        else AddParts(message, mail, encoding);
        return message;
    }

    // The framework decodes an RFC 2047 word that somebody typed: what is in it would get past the cleaning.
    internal static string HeaderText(string text) => MailText.OneLine(text).Replace("=?", "= ?", StringComparison.Ordinal);

    // The framework puts a name between quotes and leaves those in it as they are: the address behind it would be read as another one.
    internal static string NameText(string text) => HeaderText(text).Replace('"', '\'').Replace('\\', '/');

    private static void AddParts(MailMessage message, ReadyMail mail, TransferEncoding encoding)
    {
        message.AlternateViews.Add(View(mail.Content.Text, MediaTypeNames.Text.Plain, encoding));
        message.AlternateViews.Add(View(mail.Content.Html, MediaTypeNames.Text.Html, encoding));
        if (mail.Attachment is { } file) message.Attachments.Add(Attach(file));
    }

    // The only view there is becomes the message itself, byte for byte; it is seven-bit already.
    private static AlternateView View(SignedBody signed) =>
        new(new MemoryStream(signed.Content, writable: false), new ContentType(signed.Type)) { TransferEncoding = TransferEncoding.SevenBit };

    private static Attachment Attach(MailAttachment file) =>
        new(new MemoryStream(file.Content, writable: false), file.Name, MediaTypeNames.Application.Pdf) { NameEncoding = Encoding.UTF8 };

    private static AlternateView View(string content, string type, TransferEncoding encoding)
    {
        var view = AlternateView.CreateAlternateViewFromString(content.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        view.TransferEncoding = encoding;
        return view;
    }
}
