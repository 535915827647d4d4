using System.Collections.Concurrent;

namespace Kms.Organisations;

/// <summary>
/// Names and partners of organisations, remembered for a few seconds, so that a bulk grant does not ask the same grain 30,000 times
/// a second. Roles are never decided from here: they stand in the ticket.
/// </summary>
internal sealed class OrganisationLookup(IGrainFactory grains, TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<OrganisationId, (OrganisationFacts? Facts, long At)> known = new();

    public async ValueTask<OrganisationFacts?> FindAsync(OrganisationId? organisation)
    {
        if (organisation is not { } id) return null;
        if (known.TryGetValue(id, out var entry) && clock.GetElapsedTime(entry.At) < Age) return entry.Facts;
        if (known.Count >= Most) known.Clear();
        var facts = await grains.GetGrain<IOrganisationFacts>(id.Value).ReadFactsAsync();
        known[id] = (facts, clock.GetTimestamp());
        return facts;
    }

    /// <summary>The same, asked anew when the partner is not among what is remembered: a partner added a moment ago counts at once.</summary>
    public async ValueTask<OrganisationFacts?> FindAsync(OrganisationId? organisation, OrganisationId? partner)
    {
        var facts = await FindAsync(organisation);
        if (facts is null || partner is not { } other || other == facts.Id || facts.HasPartner(other)) return facts;
        known.TryRemove(facts.Id, out _);
        return await FindAsync(organisation);
    }

    public async ValueTask<string?> NameAsync(OrganisationId? organisation) => (await FindAsync(organisation))?.Name;
}
