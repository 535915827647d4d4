using Kms.Mail;

namespace Kms.Web.Api;

internal sealed record EmailTemplateRevisionAnswer(int Version, string? Name, string Subject, string Body, DateTimeOffset At, string? By)
{
    public static EmailTemplateRevisionAnswer Of(EmailTemplateRevision before) =>
        new(before.Version, before.Draft.Name, before.Draft.Subject, before.Draft.Body, before.At, before.By);
}
