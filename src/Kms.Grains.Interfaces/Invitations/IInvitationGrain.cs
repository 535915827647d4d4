using Kms.Mail;
using Kms.Users;

namespace Kms.Invitations;

/// <summary>One invitation (I1); the grain key is its id.</summary>
[Alias("kms.IInvitationGrain")]
public interface IInvitationGrain : IGrainWithStringKey
{
    /// <summary>Adds it as a draft; nothing is sent.</summary>
    [Alias("Create")] Task<InvitationRow> CreateAsync(ActorTicket actor, InvitationDraft draft);

    /// <summary>Changes a draft, or a sent one, whose old link then dies.</summary>
    [Alias("Update")] Task<InvitationRow> UpdateAsync(ActorTicket actor, InvitationDraft draft);

    /// <summary>The invitation; null when not the actor's.</summary>
    [Repeatable, Alias("Get")] Task<InvitationRow?> GetAsync(ActorTicket actor);

    /// <summary>The mail as it would leave, with the link left out.</summary>
    [Repeatable, Alias("Preview")] Task<MailPreview> PreviewAsync(ActorTicket actor);

    /// <summary>Sends it (again, with a fresh link; older links die).</summary>
    [Alias("Send")] Task<InvitationRow> SendAsync(ActorTicket actor);

    /// <summary>Takes it back; its link dies at once.</summary>
    [Alias("Revoke")] Task RevokeAsync(ActorTicket actor);

    /// <summary>Accepts with a fresh account; refuses <see cref="Refusal.LinkUsedOrExpired"/>, <see cref="Refusal.PasswordRules"/>.</summary>
    [Alias("Accept")] Task<UserId> AcceptAsync(ActivationOrder order);

    /// <summary>Accepts as the signed-in person who has the invited address.</summary>
    [Alias("AcceptSignedIn")] Task AcceptSignedInAsync(ActorTicket actor, string token);
}
