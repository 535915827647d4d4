using Kms.Invitations;

namespace Kms.Organisations;

/// <summary>What came of adding a member; the wording towards the asking person is the same for all.</summary>
/// <param name="Invitation">The invitation that was sent, for a person without account.</param>
/// <param name="Approval">The approval that is waited for, if one is needed.</param>
[GenerateSerializer, Immutable, Alias("kms.MemberChange")]
public sealed record MemberChange(InvitationId? Invitation, string? Approval);
