using Kms.Users;

namespace Kms.Organisations;

/// <summary>One organisation; the grain key is its id.</summary>
[Alias("kms.IOrganisationGrain")]
public interface IOrganisationGrain : IGrainWithStringKey
{
    /// <summary>Adds it (operator, or an administrator with the right <em>add organisations</em>, who becomes its administrator).</summary>
    [Alias("Create")] Task<OrganisationView> CreateAsync(ActorTicket actor, OrganisationDraft draft);

    /// <summary>The organisation; null for those who are neither operator nor members.</summary>
    [Repeatable, Alias("Get")] Task<OrganisationView?> GetAsync(ActorTicket actor);

    /// <summary>Changes it. Refuses <see cref="Refusal.Conflict"/> when <paramref name="version"/> is not the present one.</summary>
    [Alias("Update")] Task<OrganisationView> UpdateAsync(ActorTicket actor, OrganisationDraft draft, string? version);

    /// <summary>Adds a partner by identifier. Refuses <see cref="Refusal.NotFound"/> for an unknown one.</summary>
    [Alias("AddPartner")] Task<PartnerView> AddPartnerAsync(ActorTicket actor, OrganisationId partner);

    /// <summary>Removes a partner; rights given before stay until revoked.</summary>
    [Alias("RemovePartner")] Task RemovePartnerAsync(ActorTicket actor, OrganisationId partner);

    /// <summary>
    /// Makes a person a member, or changes the roles. A person without account gets an invitation, and so does everybody whom an
    /// administrator adds: nobody becomes a member unasked, and the answer tells nothing about accounts.
    /// When the operator adds a KeyManager to an organisation with an administrator, it waits for that administrator.
    /// </summary>
    [Alias("SetMember")] Task<MemberChange> SetMemberAsync(ActorTicket actor, EmailAddress email, Roles roles);

    /// <summary>Ends a membership; works at once, everywhere.</summary>
    [Alias("RemoveMember")] Task RemoveMemberAsync(ActorTicket actor, UserId user);

    /// <summary>Confirms or declines a member that the operator proposed.</summary>
    [Alias("DecideMember")] Task DecideMemberAsync(ActorTicket actor, string approval, bool approve);
}
