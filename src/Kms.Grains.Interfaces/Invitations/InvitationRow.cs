using Kms.Organisations;
using Kms.Users;

namespace Kms.Invitations;

/// <summary>An invitation without its link.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Email">The address.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Organisation">Where the person becomes a member.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Roles">As what.</param>
/// <param name="Language">en, da, fr or de.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Created">UTC.</param>
/// <param name="Sent">UTC; null when never.</param>
/// <param name="Expires">UTC; 7 days after sending.</param>
/// <param name="Message">The personal line.</param>
/// <param name="AttachDocument">The mail carries the information document, if there is one.</param>
[GenerateSerializer, Immutable, Alias("kms.InvitationRow")]
public sealed record InvitationRow(
    InvitationId Id, string Email, string? Name, OrganisationId? Organisation, string? OrganisationName, Roles Roles, string? Language,
    InvitationState State, DateTimeOffset Created, DateTimeOffset? Sent, DateTimeOffset? Expires, string? Message,
    bool AttachDocument = false);
