using System.Collections.Immutable;
using Kms.Devices;
using Kms.Listing;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Exposures;

[StatelessWorker]
internal sealed class ExposureGrain(IExposureStore exposures, ExposureDesk desk, IDeviceStore devices, IListStore lists, Occasions occasions)
    : Grain, IExposureGrain
{
    public async Task<DeviceExposure?> OfDeviceAsync(ActorTicket actor, DeviceId device, PageRequest page)
    {
        var occasion = occasions.Begin(actor, Scopes.Audit);
        if (await devices.ReadAsync(device) is not { } known || !occasion.Actor.Sees(known, occasion.Now)) return null;
        occasion.Demand(known, Act.SeeExposure);
        var owner = occasion.Actor.IsOperator ? null : known.Owner;
        var found = await exposures.OfDeviceAsync(device, owner, page);
        var names = await NamesAsync(found.Items);
        return new DeviceExposure(
            device, [.. known.Keys.Select(k => new LedgerKey(k.Purpose, k.Version, k.State, k.FirstRevealed))],
            found.Map(entry => entry.View(entry.Person is { } person ? names.GetValueOrDefault(person) : null)),
            owner is { } own && await exposures.AnyBesideAsync(device, own));
    }

    public Task<PersonExposure?> OfPersonAsync(ActorTicket actor, UserId person) => desk.FindAsync(occasions.Begin(actor, Scopes.Audit).Actor, person);

    public async Task<Page<ExposedDevice>> DevicesAsync(ActorTicket actor, UserId person, PageRequest page)
    {
        var who = occasions.Begin(actor, Scopes.Audit).Actor;
        var scope = ExposureScope.Of(who, person);
        var ids = await exposures.DevicesAsync(scope, person, page);
        if (ids.Items.IsEmpty) return Page<ExposedDevice>.Empty;
        var entries = (await exposures.OfPersonAsync(scope, person, ids.Items)).ToLookup(e => e.Device);
        var states = (await devices.ReadManyAsync(ids.Items)).ToDictionary(d => d.Id);
        return ids.Map(id => entries[id].ToList().View(id, states.GetValueOrDefault(id), who));
    }

    // An erased person has no entry any more, so the ledger shows the account alone.
    private async Task<ImmutableDictionary<UserId, string>> NamesAsync(ImmutableArray<Exposure> entries)
    {
        var found = await Task.WhenAll(entries.Select(e => e.Person).OfType<UserId>().Distinct().Select(id => lists.ReadAsync(ListKinds.User, id.Value)));
        return found.OfType<ListEntry>().Where(e => e.Body is not null).Select(ListRows.Read<UserEntry>).ToImmutableDictionary(u => u.User, u => u.Name ?? u.Email);
    }
}
