using Kms.Devices;
using Kms.Organisations;
using Kms.Users;

namespace Kms.AccessRequests;

/// <summary>All that is kept of a request for super-user access (K2).</summary>
internal sealed record AccessRequestState
{
    public required AccessRequestId Id { get; init; }

    public required UserId User { get; init; }

    public required EmailAddress Email { get; init; }

    public string? Language { get; init; }

    public required AccessRequestDraft Draft { get; init; }

    public required DateTimeOffset At { get; init; }

    public DecisionState State { get; init; }

    public string? Reason { get; init; }

    public OrganisationId? Organisation { get; init; }

    public string? OrganisationName { get; init; }

    public Roles Roles { get; init; }

    public DateTimeOffset? Decided { get; init; }

    /// <summary>The operator who approved it; the deliveries are allocated in that name.</summary>
    public UserId? ApprovedBy { get; init; }

    public AccessRequestRow ToRow() => new(Id, User, Email.Value, Draft, At, State, Reason, Organisation, Decided);
}
