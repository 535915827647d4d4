using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

/// <summary>Sends over SMTP. A client holds one connection and one mail at a time; several clients work side by side.</summary>
internal sealed class SmtpTransport(IOptions<KmsOptions> options) : IMailTransport, IDisposable
{
    private const int FirstPermanentReply = 500;

    private readonly ConcurrentBag<SmtpClient> _idle = [];

    public async Task SendAsync(ReadyMail mail, CancellationToken cancellation)
    {
        using var message = MailMessages.Compose(mail, options.Value, TransferEncoding.QuotedPrintable);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Value.Smtp.Timeout);
        var client = _idle.TryTake(out var idle) ? idle : Connect();
        try
        {
            await client.SendMailAsync(message, limit.Token);
            _idle.Add(client);
        }
        catch (Exception error)
        {
            client.Dispose();
            if (cancellation.IsCancellationRequested) throw;
            throw limit.IsCancellationRequested ? new MailRefusedException(MailFaults.NoAnswer, null) : Explain(error);
        }
    }

    public void Rest()
    {
        while (_idle.TryTake(out var client)) client.Dispose();
    }

    public void Dispose() => Rest();

    private SmtpClient Connect()
    {
        var smtp = options.Value.Smtp;
        return new SmtpClient(smtp.Host, smtp.Port)
        {
            EnableSsl = smtp.StartTls,
            // Cancelling does not end a wait for the server's last word; this does.
            Timeout = (int)smtp.Timeout.TotalMilliseconds,
            UseDefaultCredentials = false,
            Credentials = string.IsNullOrEmpty(smtp.User) ? null : new NetworkCredential(smtp.User, smtp.Password),
        };
    }

    // Only what the server says about the recipient is final; a wrong password or a full server concerns us, not the mail.
    private static MailRefusedException Explain(Exception error) => error switch
    {
        SmtpFailedRecipientException refused =>
            new(MailFaults.RecipientRefused, Reply(refused), (int)refused.StatusCode >= FirstPermanentReply),
        SmtpException { InnerException: AuthenticationException } refused => new(MailFaults.Insecure, Reply(refused)),
        SmtpException { InnerException: IOException or SocketException } refused => new(MailFaults.Unreachable, Reply(refused)),
        SmtpException refused => new(MailFaults.ServerRefused, Reply(refused)),
        _ => new(MailFaults.ServerRefused, MailText.OneLine(error.Message)),
    };

    private static string Reply(SmtpException error) =>
        MailText.OneLine(error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message);
}
