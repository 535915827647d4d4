using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kms.Invitations;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Api;
using Kms.Web.Auth;

namespace Kms.Web.Pages.Invitations;

/// <summary>
/// Sends invitations of a list. The id of each is made of organisation and address, so that a list that is sent again, after a lost
/// connection for instance, mails nobody twice.
/// </summary>
internal static class InvitationPost
{
    /// <summary>Null when it was sent; else the code of why not.</summary>
    public static async Task<string?> SendAsync(IGrainFactory grains, Denials denials, ActorTicket actor, InvitationDraft draft)
    {
        try
        {
            var (invitation, there) = await FindAsync(grains, actor, draft);
            if (there?.State is InvitationState.Sent) return "invited-already";
            if (there?.State is InvitationState.Accepted) return "accepted-already";
            await (there is null ? invitation.CreateAsync(actor, draft) : invitation.UpdateAsync(actor, draft));
            await invitation.SendAsync(actor);
            return null;
        }
        catch (RefusedException refused) when (refused.Refusal is not (Refusal.SessionEnded or Refusal.StorageUnavailable or Refusal.Unreachable or Refusal.TooManyAttempts))
        {
            await denials.NoteAsync(refused);
            return refused.Problems is [var problem, ..] ? problem.Code : RefusalStatus.CodeOf(refused.Refusal);
        }
    }

    // One that was taken back is history; the person may be invited anew.
    private static async Task<(IInvitationGrain Invitation, InvitationRow? There)> FindAsync(IGrainFactory grains, ActorTicket actor, InvitationDraft draft)
    {
        for (var turn = 0; ; turn++)
        {
            var invitation = grains.GetGrain<IInvitationGrain>(IdOf(draft.Organisation, draft.Email, turn));
            var there = await invitation.GetAsync(actor);
            if (there?.State is not InvitationState.Revoked) return (invitation, there);
        }
    }

    private static string IdOf(OrganisationId? organisation, EmailAddress email, int turn) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"invitation-list|{organisation?.Value}|{email.Value}|{turn}"))).AsSpan(0, 16));
}
