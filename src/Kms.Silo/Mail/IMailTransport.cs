namespace Kms.Silo.Mail;

/// <summary>Hands mails over. May be called by several at once.</summary>
internal interface IMailTransport
{
    /// <summary>Returns once the other side has taken the mail over. Throws <see cref="MailRefusedException"/>.</summary>
    Task SendAsync(ReadyMail mail, CancellationToken cancellation);

    /// <summary>Nothing more to send for now: idle connections are closed, before the server drops them.</summary>
    void Rest();
}
