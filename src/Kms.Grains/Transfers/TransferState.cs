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

    /// <summary>Why it was declined or taken back, for both sides.</summary>
    public string? Reason { get; init; }

    public DecisionState StateAt(DateTimeOffset now) =>
        State == DecisionState.Open && Deciding is null && now >= Until ? DecisionState.Withdrawn : State;

    /// <summary>The decision in one word; one that was cut off stays as it was.</summary>
    public TransferState Decide(DecisionState decision, string? reason)
    {
        var why = ShortText.Message(reason, "reason");
        return Deciding is null ? this with { Deciding = decision, Reason = why } : this;
    }

    public TransferState Decided(JobId job) => this with { State = Deciding ?? State, Deciding = null, DecisionJob = job };

    public TransferView View(TransferId id, DateTimeOffset now) =>
        new(id, From, FromName, To, ToName, Devices, At, Until, StateAt(now), DecisionJob ?? OfferJob, Deciding, Reason);

    /// <summary>Only the two sides and the operator know of it.</summary>
    public bool IsVisibleTo(Actor actor) => actor.IsOperator || actor.IsMember(From) || actor.IsMember(To);
}
