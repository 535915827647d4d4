using System.Globalization;
using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Jobs;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Batches;

/// <summary>One batch reference.</summary>
internal sealed class BatchGrain(
    [PersistentState("batch", "directory")] IPersistentState<DocumentState<BatchState>> document, IEffectStore effects, BatchTools tools)
    : DocumentGrain<BatchState>(document, effects), IBatchGrain
{
    private const int Width = 1000;

    private BatchId Id => new(this.GetPrimaryKeyString());

    public async Task<BatchReport> CreateAsync(ActorTicket actor, BatchDraft draft)
    {
        var occasion = tools.Occasions.Begin(actor, Scopes.Write);
        var name = ShortText.Required(draft.Name, "name", BatchRules.NameLength);
        if (State is { } made)
            return made.IsOf(draft, name, occasion.Actor) && made.Report is { } answered ? answered
                : throw new RefusedException(Refusal.AlreadyExists, "This batch id is taken. Begin with a fresh one.");
        if (draft.Files.IsDefaultOrEmpty && draft.Selection is null) throw Refuse.Invalid("files", "required", "Add at least one file of serial numbers.");
        var makers = BatchRules.DemandMakers(occasion.Actor, draft.Organisation, await OwnAsync(occasion.Actor, draft.Organisation));
        if (await tools.Organisations.FindAsync(draft.Organisation) is not { } target)
            throw new RefusedException(Refusal.NotFound, "There is no such organisation.");
        var reading = await ReadAsync(draft, makers, occasion.Actor);
        if (draft.DryRun || reading.Devices.Count == 0) return reading.Report(null, reading.ToAllocate.Count);

        // Devices first, each by its own rules; repeating an allocation changes nothing. The batch stands when all of them do.
        await tools.Batches.AddAsync(Id, reading.Devices);
        var allocated = await AllocateAsync(actor, reading.ToAllocate, new AllocateWork(new AllocateOrder(target.Id, Id, name), reading.Maker), occasion.Now);
        var batch = new BatchState
        {
            Name = name, Organisation = target.Id, OrganisationName = target.Name, By = occasion.Actor.User, Created = occasion.Now,
            Maker = reading.Maker == target.Id ? null : reading.Maker, Devices = reading.Devices.Count, Allocates = allocated > 0,
            Report = reading.Report(Id, allocated),
        };
        await SaveAsync(batch, version => FactOf("batch.created", batch, occasion).With(Entries(batch, version)));
        return batch.Report;
    }

    public Task<BatchRow?> GetAsync(ActorTicket actor)
    {
        var who = tools.Occasions.Begin(actor, Scopes.Read).Actor;
        return Task.FromResult(State is { } batch && batch.IsVisibleTo(who) ? batch.Row(Id) : null);
    }

    public async Task DeleteAsync(ActorTicket actor)
    {
        var occasion = tools.Occasions.Begin(actor, Scopes.Write);
        if (State is not { } batch || !batch.IsVisibleTo(occasion.Actor))
            throw new RefusedException(Refusal.NotFound, "There is no such batch reference among yours.");
        batch.DemandRemoval(occasion.Actor);
        var removed = batch with { Removed = true };
        await SaveAsync(removed, version => FactOf("batch.removed", removed, occasion).With(
            [.. Entries(removed, version).Select(entry => entry with { Body = null })]));
        await tools.Batches.RemoveAsync(Id);
    }

    // Whoever is KeyManager of several that may deliver acts for the one that has the devices.
    private async Task<BatchReading> ReadAsync(BatchDraft draft, IReadOnlyList<OrganisationId?> makers, Actor actor)
    {
        var best = await tools.Reader.ReadAsync(Id, draft, makers[0], actor);
        foreach (var maker in makers.Skip(1))
            if (await tools.Reader.ReadAsync(Id, draft, maker, actor) is var other && other.Devices.Count > best.Devices.Count) best = other;
        return best;
    }

    private async Task<int> AllocateAsync(ActorTicket actor, IReadOnlyList<DeviceId> devices, AllocateWork work, DateTimeOffset began)
    {
        var tickets = tools.TicketsOf(GrainFactory, actor);
        var step = new WorkStep(Id.Value, began);
        var results = await Lanes.RunAsync(devices, Width, async (device, _) => await GrainFactory.GetGrain<IDeviceWork>(device.Value)
            .DoAsync(await tickets.GetAsync(), work, step), CancellationToken.None);
        return results.Count(r => !r.Refused);
    }

    private async Task<IReadOnlyList<OrganisationFacts>> OwnAsync(Actor actor, OrganisationId target)
    {
        var own = new List<OrganisationFacts>();
        foreach (var membership in actor.Memberships.Where(m => m.Roles.HasFlag(Roles.KeyManager) && m.Organisation != target))
        {
            if (await tools.Organisations.FindAsync(membership.Organisation, target) is { } facts) own.Add(facts);
        }
        return own;
    }

    private Effects FactOf(string kind, BatchState batch, Occasion occasion) => Effects.Of(new Fact(
        DerivedId.Of(occasion.Step, kind, Id.Value), kind, occasion.Now, occasion.Actor.User, batch.Organisation, null, Id.Value,
        ImmutableSortedDictionary<string, string>.Empty.Add("count", batch.Devices.ToString(CultureInfo.InvariantCulture))));

    // The one it is for and the one that made it find it in their lists.
    private ListEntry[] Entries(BatchState batch, long version)
    {
        var entry = new ListEntry(
            ListKinds.Batch, Id.Value, batch.Organisation, batch.By, BatchRules.KindOf(batch.Allocates), batch.Name, batch.Created, version, StoredJson.Write(batch.Row(Id)));
        return batch.Maker is { } maker ? [entry, entry with { Id = $"{Id}/{maker}", Organisation = maker }] : [entry];
    }
}
