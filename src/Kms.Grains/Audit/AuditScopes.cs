using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Audit;

/// <summary>Whose entries a person may see, from the verified ticket alone.</summary>
internal static class AuditScopes
{
    public static AuditScope Of(Actor actor) => new(
        actor.IsOperator, In(actor, Roles.Administrator | Roles.Auditor), In(actor, Roles.KeyManager), actor.User);

    private static ImmutableArray<OrganisationId> In(Actor actor, Roles roles) =>
        [.. actor.Memberships.Where(m => (m.Roles & roles) != Roles.None).Select(m => m.Organisation)];
}
