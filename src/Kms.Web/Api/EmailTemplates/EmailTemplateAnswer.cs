using Kms.Mail;

namespace Kms.Web.Api;

internal sealed record EmailTemplateAnswer(
    string Id, string? OrganisationId, string Kind, string Language, bool IsOriginal, string? Name, string Subject, string Body, bool Active,
    int Version, DateTimeOffset? ChangedAt, string? ChangedBy, bool NeedsLink, IReadOnlyList<EmailTemplateField> Fields,
    IReadOnlyList<EmailTemplateRevisionAnswer> History)
{
    public static EmailTemplateAnswer Of(EmailTemplateView view)
    {
        var row = EmailTemplateRowAnswer.Of(view.Row);
        return new(
            row.Id, row.OrganisationId, row.Kind, row.Language, row.IsOriginal, row.Name, row.Subject, view.Body, row.Active, row.Version,
            row.ChangedAt, view.ChangedBy, view.NeedsLink, view.Fields, [.. view.History.Select(EmailTemplateRevisionAnswer.Of)]);
    }
}
