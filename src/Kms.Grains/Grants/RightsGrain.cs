using Kms.Catalogue;
using Kms.Devices;
using Kms.Organisations;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Grants;

/// <summary>Who may read what. Holds nothing.</summary>
[StatelessWorker]
internal sealed class RightsGrain(IRightStore rights, SelectionReader selections, IDeviceStore devices, OrganisationLookup organisations, Occasions occasions)
    : Grain, IRightsGrain
{
    private const int PageSize = 1000;

    public async Task<Page<ReaderRow>> HoldersAsync(ActorTicket actor, OrganisationId organisation, string? search, PageRequest page)
    {
        var now = Begin(actor, organisation).Now;
        var address = string.IsNullOrWhiteSpace(search) ? null : search.Trim().ToLowerInvariant();
        var found = await rights.FindReadersAsync(organisation, address, page with { Limit = Math.Clamp(page.Limit, 1, PageSize) }, now);
        var named = new List<ReaderRow>(found.Items.Length);
        foreach (var row in found.Items) named.Add(await NameAsync(row));
        return found with { Items = [.. named] };
    }

    public async Task<ReaderRow?> HolderAsync(ActorTicket actor, OrganisationId organisation, Grantee grantee) =>
        await rights.FindReaderAsync(organisation, grantee, Begin(actor, organisation).Now) is { } row ? await NameAsync(row) : null;

    public Task<Page<GivenRight>> GivenAsync(ActorTicket actor, OrganisationId organisation, Grantee grantee, PageRequest page) =>
        rights.FindGivenAsync(organisation, grantee, page with { Limit = Math.Clamp(page.Limit, 1, PageSize) }, Begin(actor, organisation).Now);

    public async Task<SelectionReaders> HoldersOfAsync(ActorTicket actor, Selection selection, PageRequest? part)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        var tally = new ReaderTally(occasion.Actor, occasion.Now);
        var next = await selections.ReadPartAsync(
            selection, occasion.Actor, occasion.Now, part, async page => tally.Add(await devices.ReadManyWithoutKeysAsync(page)));
        var rows = new List<ReaderRow>();
        foreach (var row in tally.Rows) rows.Add(await NameAsync(row));
        return new SelectionReaders(tally.Devices, tally.WithReaders, rows.Count, [.. rows], next);
    }

    private Occasion Begin(ActorTicket ticket, OrganisationId organisation)
    {
        var occasion = occasions.Begin(ticket, Scopes.Read);
        if (Permissions.Allows(Permissions.In(occasion.Actor, organisation), Act.SeeRights)) return occasion;
        throw occasion.Actor.IsMember(organisation) ? Refuse.Forbidden() : new RefusedException(Refusal.NotFound, "There is no such organisation among yours.");
    }

    private async ValueTask<ReaderRow> NameAsync(ReaderRow row) => row with
    {
        Name = row.Grantee.Email?.Value ?? await organisations.NameAsync(row.Grantee.Organisation) ?? row.Grantee.Organisation?.Value ?? "",
    };
}
