namespace Kms.Mail;

/// <summary>Turns a mail into subject and bodies.</summary>
internal interface IMailRenderer
{
    /// <summary>With <paramref name="withLink"/> false the link is left out, for previews and logs.</summary>
    MailPreview Render(OutgoingMail mail, bool withLink);
}
