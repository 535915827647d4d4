using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Catalogue;

/// <summary>Queries within what the actor may see. Holds nothing.</summary>
[StatelessWorker]
internal sealed class CatalogueGrain(
    ICatalogueStore catalogue, IDeviceStore devices, HomeCounts home, SelectionReader selections, Occasions occasions) : Grain, ICatalogueGrain
{
    private const int PageSize = 1000;

    public Task<Page<DeviceRow>> FindAsync(ActorTicket actor, DeviceFilter filter, PageRequest page)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        return catalogue.FindAsync(occasion.Actor.ScopeOf(), filter, page with { Limit = Math.Clamp(page.Limit, 1, PageSize) }, occasion.Now);
    }

    public async Task<ImmutableArray<string>> SuggestAsync(ActorTicket actor, string field, string? prefix)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        if (field is not ("manufacturer" or "type" or "medium" or "label" or "batch"))
            throw Refuse.Invalid("field", "unknown", "Suggestions are for manufacturer, type, medium, label and batch.");
        return [.. await catalogue.SuggestAsync(occasion.Actor.ScopeOf(), field, prefix, occasion.Now)];
    }

    public async Task<SelectionSummary> SummariseAsync(ActorTicket actor, Selection selection, PageRequest? part)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        var tally = new SelectionTally(occasion);
        var next = await selections.ReadPartAsync(
            selection, occasion.Actor, occasion.Now, part, async page => tally.Add(page, await devices.ReadManyAsync(page)));
        return tally.Sum() with { Next = next };
    }

    public Task<HomeSummary> GetHomeAsync(ActorTicket actor)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        return home.CountAsync(occasion.Actor, occasion.Now);
    }

    public async Task<DeviceId?> ResolveAsync(ActorTicket actor, string text)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        var wanted = LabelCode.TryParse(text, out var label) && label.Serial is { } serial ? serial : text.Trim();
        if (wanted.Length == 0) return null;
        var candidates = await devices.ResolveAsync(wanted);
        var seen = (await devices.ReadManyAsync(candidates)).Where(d => occasion.Actor.Sees(d, occasion.Now)).ToList();
        return seen.Count == 1 ? seen[0].Id : null;
    }
}
