using Kms.Keys;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Hygiene;

internal sealed class HygieneGrain(
    [PersistentState("hygiene", "directory")] IPersistentState<DocumentState<HygieneState>> document, IEffectStore effects, AccountServices services)
    : DocumentGrain<HygieneState>(document, effects), IHygieneGrain, IHygieneWork
{
    private HygieneState Report => State ?? HygieneState.Empty;

    private Organisations.OrganisationId? Organisation => HygieneRules.OrganisationOf(this.GetPrimaryKeyString());

    public Task<HygieneReport?> GetAsync(ActorTicket actor)
    {
        var who = services.Tickets.Verify(actor).Demand(Scopes.Read);
        return Task.FromResult(who.Allows(Organisation, Act.SeeHygiene) ? Report.View(Organisation, who) : null);
    }

    public async Task<HygieneReport> AcknowledgeAsync(ActorTicket actor, KeyFinding finding, string reason)
    {
        var who = Demand(actor);
        var next = Report.Accept(finding, reason, who, services.Now);
        await SaveAsync(next, Effects.Of(services.Moment(who.User).Fact(
            "hygiene.acknowledged", Organisation, details: [("findings", finding.ToString()), ("reason", reason.Trim())])));
        return Report.View(Organisation, who);
    }

    public async Task<HygieneReport> WithdrawAsync(ActorTicket actor, KeyFinding finding)
    {
        var who = Demand(actor);
        if (Report.Withdraw(finding) is { } next)
            await SaveAsync(next, Effects.Of(services.Moment(who.User).Fact("hygiene.withdrawn", Organisation, details: ("findings", finding.ToString()))));
        return Report.View(Organisation, who);
    }

    public Task StoreAsync(HygieneSum sum) => Report.With(sum) is var next && next == Report ? Task.CompletedTask : SaveAsync(next, Effects.None);

    private Actor Demand(ActorTicket ticket)
    {
        var actor = services.Tickets.Verify(ticket).Demand(Scopes.Write);
        actor.Demand(Organisation);
        return actor;
    }
}
