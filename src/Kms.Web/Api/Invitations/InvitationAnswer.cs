using Kms.Invitations;

namespace Kms.Web.Api;

internal sealed record InvitationAnswer(
    string Id, string Email, string? Name, string? OrganisationId, string? OrganisationName, IReadOnlyList<string> Roles, string? Language,
    InvitationState State, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? ExpiresAt, string? Message,
    bool AttachDocument)
{
    public static InvitationAnswer Of(InvitationRow row) => new(
        row.Id.Value, row.Email, row.Name, row.Organisation?.Value, row.OrganisationName, Names.Of(row.Roles), row.Language, row.State,
        row.Created, row.Sent, row.Expires, row.Message, row.AttachDocument);
}
