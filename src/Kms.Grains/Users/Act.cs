namespace Kms.Users;

/// <summary>What somebody wants to do; see <see cref="Permissions"/>.</summary>
internal enum Act
{
    SeeDevice,
    ReadKeys,
    ImportKeys,
    Claim,
    RequestClaim,
    DecideClaimRequest,
    Release,
    Transfer,
    Label,
    OwnLabel,
    Grant,
    Revoke,
    GiveBackRight,
    SeeRights,
    ManageKeyStates,
    Allocate,
    DeviceHistory,
    MakeBatch,
    SeeBatches,
    ManageMembers,
    ManageInvitations,
    ManagePartners,
    SeeOrganisation,
    EditOrganisation,
    AddOrganisation,
    DecideAccessRequests,
    ReadAudit,
    SeeMailLog,
}
