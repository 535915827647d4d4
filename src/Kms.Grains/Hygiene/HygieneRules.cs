using System.Collections.Immutable;
using Kms.Devices;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Hygiene;

/// <summary>Who sees a report, what it says, and what is accepted of it.</summary>
internal static class HygieneRules
{
    public static string KeyOf(OrganisationId? organisation) => organisation?.Value ?? IHygieneGrain.Everything;

    public static OrganisationId? OrganisationOf(string key) => key == IHygieneGrain.Everything ? null : new OrganisationId(key);

    /// <summary>Strangers meet no report; members without the role are told so.</summary>
    public static void Demand(this Actor actor, OrganisationId? organisation)
    {
        if (actor.Allows(organisation, Act.DecideHygiene)) return;
        throw actor.Allows(organisation, Act.SeeHygiene) ? Refuse.Forbidden() : new RefusedException(Refusal.NotFound, "There is no such organisation among yours.");
    }

    public static bool Allows(this Actor actor, OrganisationId? organisation, Act act) => Permissions.Allows(Permissions.In(actor, organisation), act);

    public static HygieneReport View(this HygieneState state, OrganisationId? organisation, Actor actor) => new(
        organisation, state.At, state.Devices, state.Keys, state.Flawed,
        [.. state.Findings.Where(f => f.Devices > 0).OrderByDescending(f => f.Devices).ThenBy(f => f.Finding).Select(f => new HygieneLine(
            f.Finding, f.Devices, f.Keys, state.Accepted.FirstOrDefault(a => a.Finding == f.Finding)?.Acknowledgement))],
        actor.Allows(organisation, Act.DecideHygiene));

    public static HygieneState With(this HygieneState state, HygieneSum sum) => state.At >= sum.At ? state : state with
    {
        At = sum.At, Devices = sum.Devices, Keys = sum.Keys, Flawed = sum.Flawed, Findings = sum.Findings,
    };

    public static HygieneState Accept(this HygieneState state, KeyFinding finding, string reason, Actor actor, DateTimeOffset now)
    {
        var why = ShortText.Required(reason, "reason", ShortText.ReasonLength);
        if (state.Findings.FirstOrDefault(f => f.Finding == finding && f.Devices > 0) is not { } found)
            throw new RefusedException(Refusal.NotFound, "The report has no such finding.");
        return state with { Accepted = state.Without(finding).Add(new(finding, new Acknowledgement(why, actor.User, actor.Name, now, found.Devices))) };
    }

    public static HygieneState? Withdraw(this HygieneState state, KeyFinding finding) =>
        state.Without(finding) is var left && left.Length == state.Accepted.Length ? null : state with { Accepted = left };

    private static ImmutableArray<AcceptedFinding> Without(this HygieneState state, KeyFinding finding) => state.Accepted.RemoveAll(a => a.Finding == finding);
}
