using System.Collections.Immutable;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;

namespace Kms.Users;

/// <summary>The list entries of an account: one of its own, one per membership.</summary>
internal static class UserEntries
{
    public const string Operator = "operator";
    public const string Active = "active";
    public const string Inactive = "inactive";
    public const string Administrator = "administrator";

    public static ImmutableArray<ListEntry> Of(UserState? before, UserState user, long version)
    {
        var body = StoredJson.Write(new UserEntry(
            user.Id, user.Email.Value, user.Name, user.Language, user.Active, user.Proven.Contains(user.Email), user.LastSignIn, user.Memberships));
        var name = user.Name is null ? user.Email.Value : $"{user.Name} {user.Email.Value}";
        var ended = before?.Memberships.Where(m => user.Memberships.All(now => now.Organisation != m.Organisation)) ?? [];
        return
        [
            new(ListKinds.User, user.Id.Value, null, user.Id, StateOf(user), name, user.Created, version, body),
            .. user.Memberships.Select(m => Member(user, m, name, version, body)),
            .. ended.Select(m => Member(user, m, name, version, null)),
        ];
    }

    public static string MemberId(OrganisationId organisation, UserId user) => $"{organisation}/{user}";

    private static ListEntry Member(UserState user, MemberRoles member, string name, long version, string? body) =>
        new(ListKinds.Member, MemberId(member.Organisation, user.Id), member.Organisation, user.Id, StateOf(user, member.Roles), name,
            user.Created, version, body);

    private static string StateOf(UserState user) => !user.Active ? Inactive : user.IsOperator ? Operator : Active;

    private static string StateOf(UserState user, Roles roles) =>
        !user.Active ? Inactive : roles.HasFlag(Roles.Administrator) ? Administrator : Active;
}
