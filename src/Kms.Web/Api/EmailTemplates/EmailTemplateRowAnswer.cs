using Kms.Mail;

namespace Kms.Web.Api;

internal sealed record EmailTemplateRowAnswer(
    string Id, string? OrganisationId, string Kind, string Language, bool IsOriginal, string? Name, string Subject, bool Active, int Version,
    DateTimeOffset? ChangedAt, string Sample)
{
    public static EmailTemplateRowAnswer Of(EmailTemplateRow row) => new(
        row.Id.Value, row.Id.Owner == EmailTemplateId.Service ? null : row.Id.Owner, row.Kind, row.Language, row.Id.IsOriginal, row.Name,
        row.Subject, row.IsActive, row.Version, row.ChangedAt, row.Sample);
}
