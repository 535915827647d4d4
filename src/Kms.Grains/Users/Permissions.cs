using static Kms.Users.Standing;

namespace Kms.Users;

/// <summary>
/// Who may do what: the table of the product description as one piece of code. An act is allowed when somebody stands in at least one
/// of the named capacities. The rules around it (claimed or not, key state, partner or not) are decided where the act happens.
/// </summary>
internal static class Permissions
{
    private const Standing Members = Administrator | KeyManager | Reader | Auditor;

    public static Standing Needed(Act act) => act switch
    {
        Act.SeeDevice => Operator | Members | AllocatedMember | Holder | HolderMember,
        Act.ReadKeys => KeyManager | Holder | HolderKeyManager | HolderReader,
        Act.ImportKeys => Operator | Maker,
        Act.Claim => Operator | KeyManager,
        Act.RequestClaim => KeyManager,
        Act.DecideClaimRequest => Operator | AllocatedKeyManager,
        Act.Release => Operator | KeyManager,
        Act.Transfer => Operator | KeyManager,
        Act.Label => Operator | KeyManager,
        Act.OwnLabel => Holder,
        Act.MakeClaimCode => Operator | KeyManager,
        Act.Grant => KeyManager,
        Act.Revoke => Administrator | KeyManager,
        Act.GiveBackRight => Holder | HolderKeyManager,
        Act.SeeRights => Operator | Administrator | KeyManager | Auditor,
        Act.ManageKeyStates => KeyManager,
        Act.Allocate => Operator | AllocatedKeyManager,
        Act.SeeExposure => Operator | Administrator | KeyManager | Auditor,
        Act.SeeHygiene => Operator | Members,
        Act.DecideHygiene => Operator | Administrator | KeyManager,
        Act.DeviceHistory => Operator | Administrator | KeyManager | Auditor,
        Act.MakeBatch => Operator | KeyManager,
        Act.SeeBatches => Operator | Members,
        Act.ManageMembers => Operator | Administrator,
        Act.ManageInvitations => Operator | Administrator,
        Act.ManagePartners => Operator | Administrator,
        Act.SeeOrganisation => Operator | Members,
        Act.EditOrganisation => Operator | Administrator,
        Act.AddOrganisation => Operator | Founder,
        Act.DecideAccessRequests => Operator,
        Act.ReadAudit => Operator | Administrator | KeyManager | Auditor,
        Act.SeeMailLog => Operator | Administrator,
        Act.ManageTemplates => Operator | Administrator,
        Act.SetBrand => Operator,
        _ => None,
    };

    public static bool Allows(Standing standing, Act act) => (standing & Needed(act)) != None;

    /// <summary>How the actor stands towards an organisation.</summary>
    public static Standing In(Actor actor, Organisations.OrganisationId? organisation)
    {
        var roles = actor.RolesIn(organisation);
        var standing = actor.IsOperator ? Operator : None;
        if (roles.HasFlag(Roles.Administrator)) standing |= Administrator;
        if (roles.HasFlag(Roles.KeyManager)) standing |= KeyManager;
        if (roles.HasFlag(Roles.Reader)) standing |= Reader;
        if (roles.HasFlag(Roles.Auditor)) standing |= Auditor;
        if (actor.Memberships.Any(m => m.MayAddOrganisations && m.Roles.HasFlag(Roles.Administrator))) standing |= Founder;
        return standing;
    }
}
