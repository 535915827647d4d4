using Kms.Invitations;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Web.Api;

/// <summary>As a whole when adding; members that are left out stay as they are when changing.</summary>
internal sealed record InvitationBody(
    string? Email, string? Name, string? OrganisationId, string? Role, IReadOnlyList<string>? Roles, string? Language, string? Message,
    bool? AttachDocument) : IBody
{
    // A small organisation's first person runs it and works with keys.
    private const Roles Proposed = Kms.Users.Roles.Administrator | Kms.Users.Roles.KeyManager;

    public InvitationDraft ToDraft()
    {
        var organisation = Organisation(null);
        var roles = RolesBody.Parse(Role, Roles) ?? (organisation is null ? Kms.Users.Roles.None : Proposed);
        return new InvitationDraft(Grantees.Address(Email, "email"), Name, organisation, roles, Language, Message, AttachDocument ?? false);
    }

    public InvitationDraft ApplyTo(InvitationRow row) => new(
        Email is null ? EmailAddress.Parse(row.Email) : Grantees.Address(Email, "email"), Name ?? row.Name, Organisation(row.Organisation),
        RolesBody.Parse(Role, Roles) ?? row.Roles, Language ?? row.Language, Message ?? row.Message,
        AttachDocument ?? row.AttachDocument);

    private OrganisationId? Organisation(OrganisationId? otherwise) => string.IsNullOrEmpty(OrganisationId) ? otherwise : Ids.Organisation(OrganisationId);
}
