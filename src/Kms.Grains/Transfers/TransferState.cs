using Kms.Devices;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Transfers;

/// <summary>A transfer as a whole. Each device carries its own offer, which is what counts; this is the paper around them.</summary>
internal sealed record TransferState
{
    public required OrganisationId From { get; init; }
    public required string FromName { get; init; }
    public required OrganisationId To { get; init; }
    public required string ToName { get; init; }
    public required UserId By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset Until { get; init; }
    public required JobId OfferJob { get; init; }
    public int Devices { get; init; }
    public DecisionState State { get; init; }
    public JobId? DecisionJob { get; init; }

    /// <summary>What was decided while the state is still open: its job may be at work, so only the same decision goes on.</summary>
    public DecisionState? Deciding { get; init; }

    public DecisionState StateAt(DateTimeOffset now) =>
        State == DecisionState.Open && Deciding is null && now >= Until ? DecisionState.Withdrawn : State;

    public TransferView View(TransferId id, DateTimeOffset now) =>
        new(id, From, FromName, To, ToName, Devices, At, Until, StateAt(now), DecisionJob ?? OfferJob, Deciding);

    /// <summary>Only the two sides and the operator know of it.</summary>
    public bool IsVisibleTo(Actor actor) => actor.IsOperator || actor.IsMember(From) || actor.IsMember(To);
}
