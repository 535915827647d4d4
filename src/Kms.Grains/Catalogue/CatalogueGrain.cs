using System.Collections.Immutable;
using Kms.Devices;
using Kms.Listing;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Catalogue;

/// <summary>Queries within what the actor may see. Holds nothing.</summary>
[StatelessWorker]
internal sealed class CatalogueGrain(
    ICatalogueStore catalogue, IDeviceStore devices, IListStore lists, SelectionReader selections, Occasions occasions) : Grain, ICatalogueGrain
{
    private const int PageSize = 1000;
    private const int SampleSize = 100;
    private static readonly PageRequest OneRow = new(1);

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

    public async Task<SelectionSummary> SummariseAsync(ActorTicket actor, Selection selection)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        var count = SelectionCount.None;
        var sample = ImmutableArray.CreateBuilder<DeviceRow>();
        await foreach (var page in selections.ReadAsync(selection, occasion.Actor, occasion.Now, PageSize))
        {
            var found = await devices.ReadManyAsync(page);
            count = count.With(page, found, occasion.Actor, occasion.Now);
            if (sample.Count < SampleSize) sample.AddRange(Sample(found, SampleSize - sample.Count, occasion));
        }
        return new SelectionSummary(
            count.Count, count.Readable, count.Unclaimed, count.NotReadable, count.WithoutKeys, sample.ToImmutable());
    }

    public async Task<HomeSummary> GetHomeAsync(ActorTicket actor)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        var who = occasion.Actor;
        var counts = await catalogue.CountAsync(who.ScopeOf(), occasion.Now);
        var requests = await catalogue.FindRequestsAsync(AnswerScope(who), DecisionState.Open, OneRow);
        return new HomeSummary(
            counts.Owned, counts.Allocated, counts.Granted, counts.Weak, (int)requests.Total,
            who.IsOperator ? await OpenAsync(ListKinds.AccessRequest, default) : 0,
            await OpenAsync(ListKinds.Transfer, who, Roles.KeyManager), await OpenAsync(ListKinds.Approval, who, Roles.Administrator), 0);
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

    private static IEnumerable<DeviceRow> Sample(IReadOnlyList<DeviceState> found, int most, Occasion occasion) =>
        found.OrderBy(d => d.Id).Select(d => d.Row(occasion.Actor, occasion.Now)).OfType<DeviceRow>().Take(most);

    // Whom a claim request waits for: the operator, or KeyManagers of the allocated organisation.
    private static CatalogueScope AnswerScope(Actor actor) => new(
        actor.IsOperator, [.. actor.Memberships.Where(m => m.Roles.HasFlag(Roles.KeyManager)).Select(m => m.Organisation)], []);

    private Task<int> OpenAsync(string kind, Actor actor, Roles role)
    {
        ImmutableArray<Organisations.OrganisationId> own =
            [.. actor.Memberships.Where(m => m.Roles.HasFlag(role)).Select(m => m.Organisation)];
        return own.IsEmpty ? Task.FromResult(0) : OpenAsync(kind, own);
    }

    private Task<int> OpenAsync(string kind, ImmutableArray<Organisations.OrganisationId> organisations) =>
        lists.CountAsync(new ListQuery(kind, organisations, null, "open", null, false, OneRow));
}
