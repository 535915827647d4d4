using Kms.Audit;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Organisations;

/// <summary>The id of a personal organisation is derived from the person, so that every step is safe to repeat.</summary>
[StatelessWorker]
internal sealed class PersonalOrganisationsGrain(AccountServices services) : Grain, IPersonalOrganisations
{
    private const Roles Own = Roles.Administrator | Roles.KeyManager;

    public async Task<Membership> EnsureAsync(ActorTicket actor)
    {
        var who = services.Tickets.Verify(actor);
        if (who.User.Value != this.GetPrimaryKeyString()) throw new RefusedException(Refusal.NotFound);
        if (who.Memberships.FirstOrDefault(m => m.Kind == OrganisationKind.Personal) is { } present) return present;
        var id = new Moment(services.Now, who.User, who.User.Value).Derive("personal-organisation", null);
        var organisation = GrainFactory.GetGrain<IOrganisationMembers>(id);
        var draft = new OrganisationDraft(who.Name, OrganisationKind.Personal, null, null, null, null, []);
        // The organisation first: an account never belongs to one that does not exist.
        await organisation.FoundAsync(draft, who.User);
        await GrainFactory.GetGrain<IUserAccount>(who.User.Value).SetRolesAsync(new OrganisationId(id), Own, who.User);
        return await organisation.DescribeAsync(Own) ?? throw new RefusedException(Refusal.NotFound);
    }
}
