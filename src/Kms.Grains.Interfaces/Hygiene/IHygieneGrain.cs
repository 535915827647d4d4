using Kms.Keys;
using Kms.Users;

namespace Kms.Hygiene;

/// <summary>
/// The key-hygiene report of an estate (I14). The grain key is the organisation's identifier, or <see cref="Everything"/> for the operator's
/// report on all devices. A <see cref="Jobs.HygieneJob"/> makes the report.
/// </summary>
[Alias("kms.IHygieneGrain")]
public interface IHygieneGrain : IGrainWithStringKey
{
    /// <summary>Key of the report on all devices.</summary>
    const string Everything = "all";

    /// <summary>The last report; null when the organisation is not the actor's.</summary>
    [Repeatable, Alias("Get")] Task<HygieneReport?> GetAsync(ActorTicket actor);

    /// <summary>
    /// Accepts a finding as known, with the reason (operator, Administrator, KeyManager). Refuses <see cref="Refusal.NotFound"/> for a finding
    /// that the report does not have.
    /// </summary>
    [Alias("Acknowledge")] Task<HygieneReport> AcknowledgeAsync(ActorTicket actor, KeyFinding finding, string reason);

    /// <summary>Takes the acknowledgement of a finding back; without one nothing changes.</summary>
    [Repeatable, Alias("Withdraw")] Task<HygieneReport> WithdrawAsync(ActorTicket actor, KeyFinding finding);
}
