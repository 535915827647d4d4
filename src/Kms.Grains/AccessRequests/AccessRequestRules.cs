using Kms.Audit;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>Asked by a person, answered by the operator, confirmed by an administrator where the organisation has one.</summary>
internal static class AccessRequestRules
{
    private const int LongestMessage = 1000;

    /// <summary>The draft as it is kept; refuses <see cref="Refusal.Invalid"/>.</summary>
    public static AccessRequestDraft Checked(this AccessRequestDraft draft)
    {
        var clean = new AccessRequestDraft(Text.Name(draft.OrganisationName), Text.Short(draft.CustomerNumber), Text.Clean(draft.Message, LongestMessage));
        if (clean.OrganisationName is null && clean.CustomerNumber is null)
            throw new RefusedException(
                Refusal.Invalid, "Say for whom you ask.", [new("organisationName", "organisation-missing", "Give the organisation's name, its customer number, or both.")]);
        return clean;
    }

    public static AccessRequestChange Submit(AccessRequestId id, AccountCard person, AccessRequestDraft draft, Moment moment)
    {
        var request = new AccessRequestState
        {
            Id = id, User = person.Id, Email = person.Email, Language = person.Language, Draft = draft, At = moment.Now,
        };
        return new(request, [request.Fact("access.requested", moment)]);
    }

    /// <summary>With <paramref name="waits"/> it waits for the organisation's administrator.</summary>
    public static AccessRequestChange Approve(
        this AccessRequestState request, Membership organisation, bool waits, Moment moment)
    {
        var approved = request with
        {
            State = waits ? DecisionState.AwaitingConfirmation : DecisionState.Approved,
            Organisation = organisation.Organisation,
            OrganisationName = organisation.Name,
            Roles = organisation.Roles,
            Decided = moment.Now,
            ApprovedBy = moment.By,
        };
        return new(approved, [approved.Fact("access.approved", moment)]);
    }

    /// <summary>Null when it does not wait for a confirmation.</summary>
    public static AccessRequestChange? Confirm(this AccessRequestState request, bool approved, Moment moment)
    {
        if (request.State != DecisionState.AwaitingConfirmation) return null;
        var next = request with { State = approved ? DecisionState.Approved : DecisionState.Declined, Decided = moment.Now };
        return new(next, [next.Fact(approved ? "access.confirmed" : "access.declined", moment)]);
    }

    public static AccessRequestChange Decline(this AccessRequestState request, string reason, Moment moment)
    {
        var clean = Text.Clean(reason, LongestMessage)
            ?? throw new RefusedException(Refusal.Invalid, "Give a reason.", [new("reason", "reason-missing", "The person is told the reason.")]);
        var declined = request with { State = DecisionState.Declined, Reason = clean, Decided = moment.Now };
        return new(declined, [declined.Fact("access.declined", moment)]);
    }

    /// <summary>Confirmed, but it cannot be carried out in the name of whoever approved it: open again.</summary>
    public static AccessRequestChange Reopen(this AccessRequestState request, Moment moment)
    {
        var open = request with { State = DecisionState.Open, Decided = null, ApprovedBy = null };
        return new(open, [open.Fact("access.reopened", moment)]);
    }

    public static RefusedException HasOpen() => new(Refusal.AlreadyExists, "You have an open request. It is answered by mail.");

    public static void DemandOpen(this AccessRequestState request)
    {
        if (request.State != DecisionState.Open) throw new RefusedException(Refusal.AlreadyDecided, "This request was answered already.");
    }

    private static Fact Fact(this AccessRequestState request, string kind, Moment moment) =>
        moment.Fact(kind, request.Organisation, request.User.Value, ("request", request.Id.Value));
}
