using Kms.Users;

namespace Kms.Web.Api;

internal static class RolesBody
{
    /// <summary>One role or several; <c>KeyManager</c> and <c>key-manager</c> mean the same.</summary>
    public static Roles? Parse(string? role, IReadOnlyList<string>? roles)
    {
        var names = (roles ?? []).Concat(role?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []).ToList();
        if (names.Count == 0) return null;
        return names.Select(name => Names.Parse<Roles>(name, "role")).Aggregate(Roles.None, (all, one) => all | one);
    }

    public static Roles Demand(string? role, IReadOnlyList<string>? roles) =>
        Parse(role, roles) is { } parsed and not Roles.None ? parsed : throw Refused.Missing("role");
}
