using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Listing;

/// <summary>Turns list entries into the rows that people see.</summary>
internal static class ListRows
{
    public static Page<TRow> To<TRow>(this Page<ListEntry> page) => page.Map(Read<TRow>);

    public static Page<TRow> Map<T, TRow>(this Page<T> page, Func<T, TRow> map) =>
        new([.. page.Items.Select(map)], page.Next, page.Total, page.TotalIsExact);

    public static T Read<T>(ListEntry entry) => StoredJson.Read<T>(entry.Body!); // entries without body are removed ones

    /// <summary>The organisations that a page of people belongs to, by name.</summary>
    public static async Task<ImmutableDictionary<OrganisationId, string>> NamesAsync(this IGrainFactory grains, IEnumerable<OrganisationId> ids)
    {
        var found = await Task.WhenAll(ids.Distinct().Select(async id =>
            await grains.GetGrain<IOrganisationMembers>(id.Value).DescribeAsync(Roles.None)));
        return found.OfType<Membership>().ToImmutableDictionary(m => m.Organisation, m => m.Name);
    }

    /// <summary>One person in an organisation; null for the operator's list of accounts, where the first membership stands for all.</summary>
    public static MemberRow ToRow(this UserEntry user, OrganisationId? organisation, ImmutableDictionary<OrganisationId, string> names)
    {
        var shown = organisation ?? (user.Memberships.IsEmpty ? new OrganisationId("") : user.Memberships[0].Organisation);
        return new(
            user.User, user.Email, user.Name, shown, names.GetValueOrDefault(shown, ""), user.RolesIn(shown), user.Active, user.LastSignIn);
    }

    public static string Lower<T>(T state) where T : struct, Enum => state.ToString().ToLowerInvariant();
}
