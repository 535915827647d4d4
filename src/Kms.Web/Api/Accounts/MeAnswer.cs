using Kms.Users;

namespace Kms.Web.Api;

internal sealed record MeAnswer(
    string Id, string Email, string? Name, string? Language, string? Theme, bool IsOperator, bool MustChangePassword,
    IReadOnlyList<string> Roles, IReadOnlyList<MembershipAnswer> Memberships)
{
    public static MeAnswer Of(UserView user) => new(
        user.Id.Value, user.Email, user.Profile.Name, user.Profile.Language, user.Profile.Theme, user.IsOperator, user.MustChangePassword,
        RolesOf(user), [.. user.Memberships.Select(MembershipAnswer.Of)]);

    private static IReadOnlyList<string> RolesOf(UserView user) =>
        [.. user.IsOperator ? ["operator"] : Array.Empty<string>(), .. user.Memberships.SelectMany(m => Names.Of(m.Roles)).Distinct()];
}
