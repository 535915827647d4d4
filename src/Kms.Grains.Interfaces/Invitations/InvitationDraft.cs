using Kms.Organisations;
using Kms.Users;

namespace Kms.Invitations;

/// <summary>Whom to invite, and to what.</summary>
/// <param name="Email">The address.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Organisation">Where the person becomes a member; null for an account alone.</param>
/// <param name="Roles">As what.</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="Message">A personal line in the mail.</param>
/// <param name="AttachDocument">The mail carries the information document, if there is one.</param>
[GenerateSerializer, Immutable, Alias("kms.InvitationDraft")]
public sealed record InvitationDraft(
    EmailAddress Email, string? Name, OrganisationId? Organisation, Roles Roles, string? Language, string? Message,
    bool AttachDocument = false);
