using Kms.Users;

namespace Kms.Organisations;

/// <summary>Makes a person's own organisation on the fly; the grain key is the <see cref="UserId"/>.</summary>
[Alias("kms.IPersonalOrganisations")]
internal interface IPersonalOrganisations : IGrainWithStringKey
{
    /// <summary>The person's membership (Administrator and KeyManager) in the personal organisation, which is made when there is none.</summary>
    [Alias("Ensure")] Task<Membership> EnsureAsync(ActorTicket actor);
}
