using Kms.Mail;

namespace Kms.Web.Api;

internal sealed record MailPreviewAnswer(string Subject, string Html, string Text)
{
    public static MailPreviewAnswer Of(MailPreview preview) => new(preview.Subject, preview.Html, preview.Text);
}
