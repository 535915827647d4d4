using System.Collections.Concurrent;

namespace Kms.Organisations;

/// <summary>
/// Names and addresses of organisations, remembered for a few seconds, so that a bulk grant does not ask the database 30,000 times a second.
/// Who is a partner is asked each time, and roles are never decided from here: they stand in the ticket.
/// </summary>
internal sealed class OrganisationLookup(IGrainFactory grains, TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<OrganisationId, (Task<OrganisationFacts?> Facts, long At)> known = new();

    public async ValueTask<OrganisationFacts?> FindAsync(OrganisationId? organisation)
    {
        if (organisation is not { } id) return null;
        // Who asks while another's question is under way waits for the same answer; a failed one is no answer.
        if (known.TryGetValue(id, out var entry) && entry.Facts is { IsFaulted: false, IsCanceled: false } && clock.GetElapsedTime(entry.At) < Age) return await entry.Facts;
        if (known.Count >= Most) known.Clear();
        var facts = grains.GetGrain<IOrganisationFacts>(id.Value).ReadFactsAsync();
        known[id] = (facts, clock.GetTimestamp());
        return await facts;
    }

    /// <summary>The same, with whether the other is a partner at this moment: adding and removing one count at once.</summary>
    public async ValueTask<OrganisationFacts?> FindAsync(OrganisationId? organisation, OrganisationId? partner)
    {
        var facts = await FindAsync(organisation);
        if (facts is null || partner is not { } other || other == facts.Id) return facts;
        var isPartner = await grains.GetGrain<IOrganisationFacts>(facts.Id.Value).HasPartnerAsync(other);
        if (isPartner == facts.HasPartner(other)) return facts;
        return facts with { Partners = isPartner ? facts.Partners.Add(other) : facts.Partners.Remove(other) };
    }

    /// <summary>It was changed: in this process that counts at once.</summary>
    public void Forget(OrganisationId organisation) => known.TryRemove(organisation, out _);

    public async ValueTask<string?> NameAsync(OrganisationId? organisation) => (await FindAsync(organisation))?.Name;
}
