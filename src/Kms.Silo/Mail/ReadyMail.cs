using Kms.Mail;
using Kms.Users;

namespace Kms.Silo.Mail;

/// <summary>A mail to one recipient, rendered and with its link: it exists only while it is sent.</summary>
internal sealed record ReadyMail(string Id, EmailAddress To, string Language, MailPreview Content, DateTimeOffset At, MailAttachment? Attachment = null, SignedBody? Signed = null)
{
    /// <summary>Never shows the link.</summary>
    public override string ToString() => $"ReadyMail({Id})";
}
