namespace Kms.Users;

/// <summary>
/// Who may see and administer an account. Accounts are global, memberships are per organisation: reset and deactivation only where all
/// memberships of the account are the administrator's own.
/// </summary>
internal static class AccountAdministration
{
    public static bool MaySee(this Actor actor, UserState user) =>
        actor.User == user.Id || actor.IsOperator || user.Memberships.Any(m => actor.Has(m.Organisation, Roles.Administrator));

    public static bool MayAdminister(this Actor actor, UserState user) =>
        actor.IsOperator
        || (!user.IsOperator && !user.Memberships.IsEmpty && user.Memberships.All(m => actor.Has(m.Organisation, Roles.Administrator)));

    /// <summary>Refuses with <see cref="Refusal.NotFound"/> what the actor may not see, with <see cref="Refusal.Forbidden"/> what it may not touch.</summary>
    public static void DemandAdministration(this Actor actor, UserState user)
    {
        if (actor.MayAdminister(user)) return;
        if (!actor.MaySee(user)) throw new RefusedException(Refusal.NotFound);
        throw new RefusedException(
            Refusal.Forbidden, "This needs an administrator of every organisation that the person belongs to, or the operator.");
    }
}
