using Kms.Audit;
using Kms.Devices;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>The operator proposes a KeyManager or administrator; an administrator of the organisation decides.</summary>
internal static class ApprovalRules
{
    private const int DecidedKept = 100;

    // An administrator could make KeyManagers, so one of the operator's choosing would confirm for the rest.
    private const Roles Confirmed = Roles.KeyManager | Roles.Administrator;

    public static bool NeedsApproval(this Admission admission, Roles present, bool hasAdministrator) =>
        admission.ByOperator && hasAdministrator && (admission.Roles & ~present & Confirmed) != Roles.None;

    /// <summary>The open approval of the same person and roles; null when there is none.</summary>
    public static Approval? FindOpen(this OrganisationState organisation, Admission admission) => organisation.Approvals.FirstOrDefault(
        a => a.State == DecisionState.Open && a.User == admission.User && a.Roles == admission.Roles && a.Request == admission.Request);

    public static OrganisationChange Propose(this OrganisationState organisation, string id, Admission admission, Moment moment)
    {
        var approval = new Approval(
            id, admission.User, admission.Email, admission.Roles, admission.By, moment.Now, DecisionState.Open, admission.Request);
        var decided = organisation.Approvals.Where(a => a.State != DecisionState.Open).TakeLast(DecidedKept);
        var open = organisation.Approvals.Where(a => a.State == DecisionState.Open);
        return new(
            organisation with { Approvals = [.. decided, .. open, approval] },
            [moment.Fact("member.proposed", organisation.Id, admission.User.Value, ("roles", MembershipRules.Text(admission.Roles)))]);
    }

    /// <summary>The approval that waits; refuses <see cref="Refusal.NotFound"/> and <see cref="Refusal.AlreadyDecided"/>.</summary>
    public static Approval DemandOpen(this OrganisationState organisation, string id)
    {
        var approval = organisation.Approvals.FirstOrDefault(a => a.Id == id) ?? throw new RefusedException(Refusal.NotFound);
        return approval.State == DecisionState.Open ? approval : throw new RefusedException(Refusal.AlreadyDecided);
    }

    public static OrganisationChange Decide(this OrganisationState organisation, Approval approval, bool approve, Moment moment)
    {
        var decided = approval with { State = approve ? DecisionState.Approved : DecisionState.Declined };
        return new(
            organisation with { Approvals = organisation.Approvals.Replace(approval, decided) },
            [moment.Fact(approve ? "member.confirmed" : "member.declined", organisation.Id, approval.User.Value)]);
    }
}
