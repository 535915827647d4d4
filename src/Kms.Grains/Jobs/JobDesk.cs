using System.Globalization;
using System.Collections.Immutable;
using Kms.Audit;
using Kms.Batches;
using Kms.Certificates;
using Kms.Devices;
using Kms.Exposures;
using Kms.Files;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Accepts orders, and says what is written when a job begins, gets on and ends.</summary>
internal sealed class JobDesk(
    IGrainFactory grains, OrganisationLookup organisations, JobMails mails, ExposureDesk exposures, RecipientCertificates recipients)
{
    /// <summary>Refuses what cannot be done at all.</summary>
    public async Task<JobRecord> AcceptAsync(JobId id, JobOrder order, string hash, ActorTicket ticket, Occasion occasion)
    {
        order.Check(occasion.Actor, occasion.Now);
        if (order is ExportJob export) order = await recipients.FixAsync(export, occasion);
        return new JobRecord
        {
            Kind = order.KindOf(), Order = order.WithoutSelection(), OrderHash = hash, By = occasion.Actor.User,
            Session = occasion.Actor.Session, Scopes = occasion.Actor.Scopes, Address = occasion.Actor.Address,
            Title = await TitleAsync(id, order, ticket, occasion.Actor), State = JobState.Queued, Queued = Rounded(occasion.Now),
        };
    }

    public static Effects Entry(JobId id, JobRecord job, long version) => new([], [], [new ListEntry(
        ListKinds.Job, id.Value, null, job.By, job.State.ToString().ToLowerInvariant(), job.Title, job.Queued, version,
        StoredJson.Write(job.View(id, null)))]);

    public static Effects Begun(JobId id, JobRecord job) => Trail(id, job, "ordered", [("total", Text(job.Total)), .. ProtectionOf(job.Order)]);

    /// <summary>The audit entry, and the mails about it.</summary>
    public async Task<Effects> OverAsync(JobId id, JobRecord job, ActorTicket? ticket)
    {
        var trail = Trail(id, job, job.State.ToString().ToLowerInvariant(), ("done", Text(job.Done)), ("refused", Text(job.Refused)));
        return ticket is null ? trail : trail.With([.. await mails.WriteAsync(id, job, ticket)]);
    }

    /// <summary>Removes what nobody needs once the end is stored; a dry run is followed by the real one, of the same file.</summary>
    public Task ClearAsync(JobRecord job) => (job.State, job.Order) switch
    {
        (JobState.Done, ImportJob { DryRun: false } import) => grains.GetGrain<IFileWork>(import.File.Value).DiscardAsync(),
        (JobState.Done, CheckJob check) => grains.GetGrain<IFileWork>(check.File.Value).DiscardAsync(),
        _ => Task.CompletedTask,
    };

    private async Task<string> TitleAsync(JobId id, JobOrder order, ActorTicket ticket, Actor actor) => order switch
    {
        ImportJob import => await HoldAsync(id, import.File, ticket),
        CheckJob check => await HoldAsync(id, check.File, ticket),
        // Also keeps others from reading a batch through the report of a job.
        ClaimJob { Batch: { } batch } => (await grains.GetGrain<IBatchGrain>(batch.Value).GetAsync(ticket)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such batch reference among yours.")).Name,
        GrantJob { Grantee.Organisation: { } partner } => await NameAsync(partner, actor) ?? partner.Value,
        RevokeJob { Grantee: { Organisation: { } partner } } => await NameAsync(partner, actor) ?? partner.Value,
        CertificateJob certificates => await NameAsync(certificates.Organisation, actor) ?? certificates.Organisation.Value,
        HygieneJob { Organisation: { } organisation } => await NameAsync(organisation, actor) ?? organisation.Value,
        CompromiseJob compromise => await exposures.DemandAsync(actor, compromise.Account, compromise.Confirmation),
        UndoGrantJob { Grant: var grant } => (await FinishedGrantAsync(grant, ticket)).Title,
        _ => order.TitleOf(),
    };

    // The name of an upload, which stays until the job is over.
    private async Task<string> HoldAsync(JobId id, FileId file, ActorTicket ticket) =>
        (await grains.GetGrain<IFileWork>(file.Value).HoldAsync(ticket.User, id)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such upload among yours. Upload the file first.")).Name;

    // Others meet no job here, and one that is at work would give what was just taken back.
    private async Task<JobView> FinishedGrantAsync(JobId grant, ActorTicket ticket)
    {
        if (await grains.GetGrain<IJobGrain>(grant.Value).GetAsync(ticket) is not { Kind: "grant" } job)
            throw new RefusedException(Refusal.NotFound, "There is no such grant among your jobs.");
        return job.State is JobState.Done or JobState.Cancelled or JobState.Failed ? job
            : throw new RefusedException(Refusal.Conflict, "The grant is still at work. Stop it, or wait for its end.");
    }

    // Who has only found an identifier does not learn by an order whose it is.
    private async Task<string?> NameAsync(OrganisationId organisation, Actor actor)
    {
        var known = actor.IsOperator || actor.IsMember(organisation);
        foreach (var own in actor.Memberships.TakeWhile(_ => !known))
            known = (await organisations.FindAsync(own.Organisation, organisation))?.HasPartner(organisation) == true;
        return known ? await organisations.NameAsync(organisation) : null;
    }

    private static Effects Trail(JobId id, JobRecord job, string step, params ReadOnlySpan<(string Name, string Value)> details)
    {
        var all = ImmutableSortedDictionary<string, string>.Empty;
        foreach (var (name, value) in details) all = all.SetItem(name, value);
        var at = job.Finished ?? job.Queued;
        return Effects.Of(new Fact(
            DerivedId.Of(id.Value, "job", step), $"{job.Kind}-job.{step}", at, job.By, null, null, id.Value, all));
    }

    private static IEnumerable<(string, string)> ProtectionOf(JobOrder order)
    {
        if (order is not ExportJob export) yield break;
        yield return ("protection", export.Protection.ToString().ToLowerInvariant());
        if (export.Certificate is { } certificate) yield return ("serial", RecipientCertificates.SerialOf(certificate));
    }

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Storage keeps less than a clock gives; a repeated step compares times.
    private static DateTimeOffset Rounded(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Offset);
}
