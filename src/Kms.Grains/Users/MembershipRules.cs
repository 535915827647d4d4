using Kms.Audit;
using Kms.Organisations;

namespace Kms.Users;

/// <summary>Memberships and the life of the account.</summary>
internal static class MembershipRules
{
    public static Roles RolesIn(this UserState user, OrganisationId organisation) =>
        user.Memberships.FirstOrDefault(m => m.Organisation == organisation)?.Roles ?? Roles.None;

    /// <summary>Sets the roles in an organisation, none ends the membership. Null when nothing changes.</summary>
    public static UserChange? SetRoles(this UserState user, OrganisationId organisation, Roles roles, Moment moment)
    {
        var before = user.RolesIn(organisation);
        if (before == roles) return null;
        var others = user.Memberships.RemoveAll(m => m.Organisation == organisation);
        var next = user with { Memberships = roles == Roles.None ? others : others.Add(new(organisation, roles)) };
        var kind = roles == Roles.None ? "member.removed" : before == Roles.None ? "member.added" : "member.changed";
        var fact = moment.Fact(kind, organisation, user.Id.Value, ("before", Text(before)), ("roles", Text(roles)));
        return new(next, [fact], Shrinks: (before & ~roles) != Roles.None);
    }

    /// <summary>Deactivates or reactivates. Null when nothing changes.</summary>
    public static UserChange? SetActive(this UserState user, bool active, Moment moment)
    {
        if (user.Active == active) return null;
        if (active) return new(user with { Active = true }, [moment.Fact("user.reactivated", subject: user.Id.Value)]);
        var ended = user.EndAccess(moment);
        return new(
            ended.Next with { Active = false, PasswordChanges = user.PasswordChanges + 1 },
            [moment.Fact("user.deactivated", subject: user.Id.Value), .. ended.Facts], Shrinks: true);
    }

    public static string Text(Roles roles) => roles == Roles.None ? "none" : roles.ToString().ToLowerInvariant();
}
