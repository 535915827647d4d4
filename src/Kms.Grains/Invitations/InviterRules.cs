using Kms.Users;

namespace Kms.Invitations;

/// <summary>An invitation is worth what its inviter may do when it is accepted, not when it was sent.</summary>
internal static class InviterRules
{
    /// <summary>As what that person may invite now; null when not any more.</summary>
    public static async Task<Inviter?> FindInviterAsync(this IGrainFactory grains, InvitationDocument invitation)
    {
        var account = grains.GetGrain<IUserAccount>(invitation.By.User.Value);
        if (await account.ReadCardAsync() is not { Active: true } card) return null;
        if (invitation.Draft.Organisation is { } id && (await account.ReadRolesAsync(id)).HasFlag(Roles.Administrator)) return invitation.By;
        return card.IsOperator ? invitation.By with { IsOperator = true } : null;
    }
}
