using Kms.Devices;
using Kms.Listing;
using Kms.Users;

namespace Kms.Exposures;

/// <summary>Which accounts somebody may ask about, and what a report that one is compromised is about.</summary>
internal sealed class ExposureDesk(IExposureStore exposures, IListStore lists)
{
    private const int PageSize = 1000;

    /// <summary>Null for an account that the actor may not know of: it got nothing that is the actor's.</summary>
    public async Task<PersonExposure?> FindAsync(Actor actor, UserId person)
    {
        var entry = await lists.ReadAsync(ListKinds.User, person.Value) is { Body: not null } found ? ListRows.Read<UserEntry>(found) : null;
        if (!await KnowsAsync(actor, person, entry)) return null;
        return new PersonExposure(person, entry?.Name, entry?.Email, actor.Memberships.Any(m => m.Roles.HasFlag(Roles.KeyManager)));
    }

    /// <summary>The account's address, once a KeyManager typed it rightly.</summary>
    public async Task<string> DemandAsync(Actor actor, UserId person, string confirmation)
    {
        var known = await FindAsync(actor, person) ?? throw new RefusedException(Refusal.NotFound, "There is no such account among yours.");
        if (!known.MayReport) throw Refuse.Forbidden();
        var address = known.Email ?? person.Value;
        return string.Equals(confirmation.Trim(), address, StringComparison.OrdinalIgnoreCase) ? address
            : throw Refuse.Invalid("confirmation", "confirmation", "Type the address of the account exactly as it is shown.");
    }

    /// <summary>Devices of the actor's organisations, page by page.</summary>
    public async IAsyncEnumerable<IReadOnlyList<DeviceId>> ManagedAsync(Actor actor, UserId person, int size)
    {
        var (scope, gathered, after) = (ExposureScope.Managed(actor), new List<DeviceId>(size), (string?)null);
        do
        {
            var page = await exposures.DevicesAsync(scope, person, new PageRequest(Math.Min(PageSize, size - gathered.Count), after, CountTotal: false));
            gathered.AddRange(page.Items);
            after = page.Next;
            if (gathered.Count < size && after is not null) continue;
            if (gathered.Count > 0) yield return gathered;
            gathered = new(size);
        }
        while (after is not null);
    }

    private async Task<bool> KnowsAsync(Actor actor, UserId person, UserEntry? entry)
    {
        if (actor.User == person || (actor.IsOperator && entry is not null)) return true;
        if (entry?.Memberships.Any(m => Permissions.Allows(Permissions.In(actor, m.Organisation), Act.SeeExposure)) == true) return true;
        return (await exposures.DevicesAsync(ExposureScope.Of(actor, person), person, new PageRequest(1, CountTotal: false))).Items.Length > 0;
    }
}
