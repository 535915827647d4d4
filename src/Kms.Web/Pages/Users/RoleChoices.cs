using Kms.Users;

namespace Kms.Web.Pages.Users;

internal static class RoleChoices
{
    public static IReadOnlyList<Roles> All { get; } = [Roles.Administrator, Roles.KeyManager, Roles.Reader, Roles.Auditor];

    public static IEnumerable<Roles> In(Roles roles) => All.Where(role => roles.HasFlag(role));
}
