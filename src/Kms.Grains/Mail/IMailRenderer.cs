namespace Kms.Mail;

/// <summary>Turns a mail into subject and bodies.</summary>
internal interface IMailRenderer
{
    /// <summary>With <paramref name="withLink"/> false the link is left out, for previews and logs.</summary>
    /// <param name="mail">What is to be said.</param>
    /// <param name="withLink">For the mail that leaves.</param>
    /// <param name="text">The template; null, or one that no mail can be made from, is the built-in one.</param>
    MailPreview Render(OutgoingMail mail, bool withLink, TemplateText? text = null);
}
