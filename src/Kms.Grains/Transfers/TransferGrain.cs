using Kms.Catalogue;
using Kms.Devices;
using Kms.Jobs;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Transfers;

/// <summary>
/// A transfer of many devices. The jobs write the devices first, which are the truth; job ids derive from the transfer's, so that a
/// repeated call finds the same job.
/// </summary>
internal sealed class TransferGrain(
    [PersistentState("transfer", "directory")] IPersistentState<DocumentState<TransferState>> document, IEffectStore effects,
    OrganisationLookup organisations, Occasions occasions) : DocumentGrain<TransferState>(document, effects), ITransferGrain
{
    private TransferId Id => new(this.GetPrimaryKeyString());

    public async Task<JobId> OfferAsync(ActorTicket actor, OrganisationId from, OrganisationId to, Selection selection)
    {
        var occasion = occasions.Begin(actor, Scopes.Write, DerivedId.Of(Id.Value, "transfer", "offer"));
        if (State is { } known)
            return known.By == occasion.Actor.User && known.From == from && known.To == to ? known.OfferJob
                : throw new RefusedException(Refusal.AlreadyExists, "This transfer id is taken. Offer with a fresh one.");
        var owner = await organisations.FindAsync(from, to);
        TransferRules.DemandOffer(occasion.Actor, from, to, owner);
        var partner = await organisations.FindAsync(to);
        var job = JobOf("offer");
        var until = await UntilAsync(job, occasion);
        var view = await GrainOf(job).StartAsync(
            actor, new DeviceActJob(selection, DeviceAct.OfferTransfer, null, Id, to, until, from));
        var transfer = new TransferState
        {
            From = from, FromName = owner?.Name ?? "", To = to, ToName = partner?.Name ?? "", By = occasion.Actor.User, At = occasion.Now,
            Until = until, OfferJob = job, Devices = (int)Math.Min(view.Total ?? 0, int.MaxValue), State = DecisionState.Open,
        };
        await KeepAsync(transfer, TransferRules.Offered(transfer, partner, occasion));
        return job;
    }

    public Task<TransferView?> GetAsync(ActorTicket actor)
    {
        var occasion = occasions.Begin(actor, Scopes.Read);
        var visible = State is { } transfer && transfer.IsVisibleTo(occasion.Actor) ? transfer : null;
        return Task.FromResult(visible?.View(Id, occasion.Now));
    }

    public async Task<JobId> AcceptAsync(ActorTicket actor)
    {
        var occasion = occasions.Begin(actor, Scopes.Write, DerivedId.Of(Id.Value, "transfer", "decide"));
        var transfer = State ?? throw TransferRules.NotFound();
        transfer.DemandAccept(occasion.Actor, occasion.Now);
        return await DecideAsync(actor, transfer, transfer.Decide(DecisionState.Approved, null), DeviceAct.AcceptTransfer, occasion);
    }

    public async Task<JobId> DeclineAsync(ActorTicket actor, string? reason)
    {
        var occasion = occasions.Begin(actor, Scopes.Write, DerivedId.Of(Id.Value, "transfer", "decide"));
        var transfer = State ?? throw TransferRules.NotFound();
        transfer.DemandDecline(occasion.Actor, occasion.Now);
        var declined = occasion.Actor.Has(transfer.To, Roles.KeyManager) ? DecisionState.Declined : DecisionState.Withdrawn;
        return await DecideAsync(actor, transfer, transfer.Decide(declined, reason), DeviceAct.DeclineTransfer, occasion);
    }

    // The decision is written before its job and told after it. Cut off in between, whoever repeats it finds the job or begins it.
    private async Task<JobId> DecideAsync(ActorTicket actor, TransferState transfer, TransferState deciding, DeviceAct act, Occasion occasion)
    {
        var job = JobOf(act.ToString());
        if (await WorkOf(transfer.OfferJob).PeekAsync() is JobState.Queued or JobState.Running) throw TransferRules.StillOffering();
        if (transfer.Deciding is null) await KeepAsync(deciding, Effects.None);
        if (await WorkOf(job).PeekOrderAsync() is not DeviceActJob) await BeginAsync(actor, deciding, job, act, occasion);
        var decided = deciding.Decided(job);
        await KeepAsync(decided, TransferRules.Decided(Id, decided, await organisations.FindAsync(transfer.From), occasion));
        return job;
    }

    private async Task BeginAsync(ActorTicket actor, TransferState transfer, JobId job, DeviceAct act, Occasion occasion)
    {
        if (act == DeviceAct.AcceptTransfer && occasion.Now >= transfer.Until)
        {
            // Of the acceptance only the word was written, and by now no device would move.
            await KeepAsync(transfer with { State = DecisionState.Withdrawn, Deciding = null }, Effects.None);
            throw TransferRules.Ended();
        }
        await WorkOf(job).StartOverAsync(actor, new DeviceActJob(Selection.Of(), act, null, Id, null, null), transfer.OfferJob);
    }

    // When only the job was written before a crash, the repeated order has its end: another end would be another order.
    // Otherwise a little earlier than the longest, because the devices are offered a little later.
    private async Task<DateTimeOffset> UntilAsync(JobId job, Occasion occasion) =>
        await WorkOf(job).PeekOrderAsync() is DeviceActJob { Until: { } begun }
            ? begun
            : occasion.Now + Transferring.Longest - TimeSpan.FromMinutes(1);

    // Both sides find it in their lists.
    private Task KeepAsync(TransferState transfer, Effects change) => SaveAsync(transfer, version => change.With(
        Entry(transfer, transfer.From, version), Entry(transfer, transfer.To, version),
        Entry(transfer, transfer.To, version) with { Kind = ListKinds.TransferInbox }));

    private ListEntry Entry(TransferState transfer, OrganisationId side, long version) => new(
        ListKinds.Transfer, $"{Id}/{side}", side, null, transfer.State.ToString().ToLowerInvariant(), transfer.ToName, transfer.At, version,
        StoredJson.Write(transfer.View(Id, transfer.At)));

    private JobId JobOf(string step) => new(DerivedId.Of(Id.Value, "job", step));

    private IJobGrain GrainOf(JobId job) => GrainFactory.GetGrain<IJobGrain>(job.Value);

    private IJobWork WorkOf(JobId job) => GrainFactory.GetGrain<IJobWork>(job.Value);
}
