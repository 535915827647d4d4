using Kms.Mail;

namespace Kms.Web.Api;

/// <summary>Members that are left out stay as they are, when adding as in the original.</summary>
internal sealed record EmailTemplateBody(
    string? Kind, string? Language, string? OrganisationId, string? Name, string? Subject, string? Body, int? Version) : IBody
{
    public EmailTemplateDraft ApplyTo(EmailTemplateView view) => new(Name ?? view.Row.Name, Subject ?? view.Row.Subject, Body ?? view.Body);
}
