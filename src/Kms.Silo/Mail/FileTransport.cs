using System.Globalization;
using System.Net.Mail;
using System.Net.Mime;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

/// <summary>Without a mail server: writes <c>outbox/{time}-{id}.eml</c> in the data folder. A file appears whole or not at all.</summary>
internal sealed class FileTransport(IOptions<KmsOptions> options) : IMailTransport
{
    private const string Folder = "outbox";

    public async Task SendAsync(ReadyMail mail, CancellationToken cancellation)
    {
        var outbox = options.Value.PathOf(Folder);
        var draft = Path.Combine(outbox, $".{mail.Id}");
        try
        {
            // A crash may have left a draft behind.
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
            PrivateFolder.Create(outbox);
            PrivateFolder.Create(draft);
            using var message = MailMessages.Compose(mail, options.Value, TransferEncoding.EightBit);
            using var writer = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = draft };
            await writer.SendMailAsync(message, cancellation);
            var name = $"{mail.At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.ffffff'Z'", CultureInfo.InvariantCulture)}-{mail.Id}.eml";
            File.Move(Directory.EnumerateFiles(draft).Single(), Path.Combine(outbox, name), overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SmtpException)
        {
            throw new MailRefusedException(MailFaults.Unwritable, MailText.OneLine($"{outbox}: {error.Message}"));
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    public void Rest()
    {
    }
}
