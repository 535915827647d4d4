using System.Globalization;
using System.Collections.Immutable;
using Kms.Audit;
using Kms.Batches;
using Kms.Devices;
using Kms.Exports;
using Kms.Files;
using Kms.Grants;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Accepts orders, and says what is written when a job begins, gets on and ends.</summary>
internal sealed class JobDesk(IGrainFactory grains, IDeviceStore store, SelectionPages selection, OrganisationLookup organisations, Occasions occasions)
{
    /// <summary>Refuses what cannot be done at all.</summary>
    public async Task<JobRecord> AcceptAsync(JobId id, JobOrder order, string hash, ActorTicket ticket, Occasion occasion)
    {
        order.Check(occasion.Actor, occasion.Now);
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

    public static Effects Begun(JobId id, JobRecord job) => Trail(id, job, "ordered", ("total", Text(job.Total)));

    /// <summary>The audit entry, and one mail: to the grantee of a bulk grant, to the person who ordered an export.</summary>
    public async Task<Effects> OverAsync(JobId id, JobRecord job, ActorTicket? ticket)
    {
        var trail = Trail(id, job, job.State.ToString().ToLowerInvariant(), ("done", Text(job.Done)), ("refused", Text(job.Refused)));
        if (ticket is null) return trail;
        var occasion = occasions.Begin(ticket, job.Order.ScopeOf(), id.Value);
        return job.Order switch
        {
            GrantJob grant when job.Count("granted") > 0 => trail.With([.. await GrantedAsync(id, job, grant, occasion)]),
            ExportJob export when job.State == JobState.Done => trail.With([.. await ReadyAsync(id, job, export, occasion)]),
            _ => trail,
        };
    }

    private async Task<IEnumerable<OutgoingMail>> GrantedAsync(JobId id, JobRecord job, GrantJob grant, Occasion occasion)
    {
        var owner = await organisations.FindAsync(await OwnerAsync(id, grant.Grantee));
        var partner = await organisations.FindAsync(grant.Grantee.Organisation);
        var until = grant.Until ?? owner?.EndOfRight(job.Started ?? job.Queued);
        return GrantMails.For(grant.Grantee, owner, partner, grant.Purpose, until, job.Count("granted"), null, occasion);
    }

    // The mail goes out in the name of the organisation whose devices these are; all of a selection are of one, as a rule.
    private async Task<OrganisationId?> OwnerAsync(JobId id, Grantee grantee)
    {
        var first = await store.ReadManyAsync([.. (await selection.ReadAsync(id, 0)).Take(100)]);
        return first.FirstOrDefault(d => d.Rights.Any(r => r.Grantee == grantee))?.Owner;
    }

    private async Task<IEnumerable<OutgoingMail>> ReadyAsync(JobId id, JobRecord job, ExportJob export, Occasion occasion)
    {
        var person = await grains.GetGrain<IUserAccount>(job.By.Value).ReadCardAsync();
        return occasion.Actor.Proven.Take(1).Select(to => occasion.Mail(
            MailKinds.ExportReady, to, Letters.Language(person?.Language), null, ("count", Text(job.Count("exported"))),
            ("format", export.Format.ToString()), ("link", $"/jobs/{id}")));
    }

    private async Task<string> TitleAsync(JobId id, JobOrder order, ActorTicket ticket, Actor actor) => order switch
    {
        ImportJob import => (await grains.GetGrain<IFileWork>(import.File.Value).HoldAsync(ticket.User, id)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such upload among yours. Upload the file first.")).Name,
        // Also keeps others from reading a batch through the report of a job.
        ClaimJob { Batch: { } batch } => (await grains.GetGrain<IBatchGrain>(batch.Value).GetAsync(ticket)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such batch reference among yours.")).Name,
        GrantJob { Grantee.Organisation: { } partner } => await NameAsync(partner, actor) ?? partner.Value,
        _ => order.TitleOf(),
    };

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

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    // Storage keeps less than a clock gives; a repeated step compares times.
    private static DateTimeOffset Rounded(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), time.Offset);
}
