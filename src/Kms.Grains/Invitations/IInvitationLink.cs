using Kms.Organisations;
using Kms.Users;

namespace Kms.Invitations;

/// <summary>An invitation as other grains see it; the grain key is its id. Never for the web tier.</summary>
[Alias("kms.IInvitationLink")]
internal interface IInvitationLink : IGrainWithStringKey
{
    /// <summary>What the link is for; refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    [Alias("Peek")] Task<LinkView> PeekAsync(string secret);

    /// <summary>Makes and sends an invitation for an organisation, which gives its own name because it is waiting for this call.</summary>
    [Alias("SendFor")] Task SendForAsync(InvitationDraft draft, string organisationName, Inviter by);
}
