using System.Collections.Immutable;
using Kms.Listing;
using Kms.Storage;
using Kms.Users;

namespace Kms.Organisations;

/// <summary>The members of an organisation, found in the lists that their accounts write.</summary>
internal static class OrganisationPeople
{
    private const int MostMailed = 10;
    private const int Scanned = 200;

    public static async Task<ImmutableArray<UserEntry>> FindAdministratorsAsync(this IListStore lists, OrganisationId organisation)
    {
        var page = await lists.FindAsync(
            new(ListKinds.Member, [organisation], null, UserEntries.Administrator, null, true, new PageRequest(MostMailed)));
        return [.. page.Items.Select(Read)];
    }

    /// <summary>Active members with proven addresses who are KeyManagers, at most ten.</summary>
    public static async Task<ImmutableArray<UserEntry>> FindKeyManagersAsync(this IListStore lists, OrganisationId organisation)
    {
        var page = await lists.FindAsync(new(ListKinds.Member, [organisation], null, null, null, true, new PageRequest(Scanned)));
        return
        [
            .. page.Items.Select(Read)
                .Where(m => m is { Active: true, Proven: true } && m.RolesIn(organisation).HasFlag(Roles.KeyManager)).Take(MostMailed),
        ];
    }

    public static async IAsyncEnumerable<UserId> ReadMembersAsync(this IListStore lists, OrganisationId organisation)
    {
        string? after = null;
        do
        {
            var page = await lists.FindAsync(
                new(ListKinds.Member, [organisation], null, null, null, true, new PageRequest(Scanned, after)));
            foreach (var entry in page.Items) yield return Read(entry).User;
            after = page.Next;
        }
        while (after is not null);
    }

    public static Roles RolesIn(this UserEntry user, OrganisationId organisation) =>
        user.Memberships.FirstOrDefault(m => m.Organisation == organisation)?.Roles ?? Roles.None;

    private static UserEntry Read(ListEntry entry) => StoredJson.Read<UserEntry>(entry.Body!); // entries without body are removed ones
}
