using Kms.Organisations;

namespace Kms.Users;

/// <summary>Refusals around the permission table.</summary>
internal static class ActorDemands
{
    /// <summary>Refuses strangers with <see cref="Refusal.NotFound"/>, members without the role with <see cref="Refusal.Forbidden"/>.</summary>
    public static Actor Demand(this Actor actor, Act act, OrganisationId organisation)
    {
        if (Permissions.Allows(Permissions.In(actor, organisation), act)) return actor;
        throw actor.IsMember(organisation) || actor.IsOperator
            ? new RefusedException(Refusal.Forbidden, "Your role in this organisation does not allow this.")
            : new RefusedException(Refusal.NotFound);
    }

    /// <summary>An API token needs at least one of the scopes; a session has every scope.</summary>
    public static Actor DemandAny(this Actor actor, params ReadOnlySpan<string> scopes)
    {
        if (actor.Scopes.IsEmpty) return actor;
        foreach (var scope in scopes)
            if (actor.Scopes.Contains(scope)) return actor;
        throw new RefusedException(Refusal.ScopeMissing, $"The token needs the scope {scopes[0]}.");
    }

    /// <summary>Acts as the operator, without being an administrator of the organisation.</summary>
    public static bool IsOnlyOperatorIn(this Actor actor, OrganisationId? organisation) =>
        actor.IsOperator && !actor.Has(organisation, Roles.Administrator);
}
