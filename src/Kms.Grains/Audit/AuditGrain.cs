using System.Collections.Immutable;
using Kms.Listing;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Concurrency;

namespace Kms.Audit;

[StatelessWorker]
internal sealed class AuditGrain(IAuditStore store, IListStore lists, IEffectStore effects, ITicketAuthority tickets, TimeProvider clock)
    : Grain, IAuditGrain
{
    private const int LongestSubject = 200;
    private const string Denied = "access.denied";
    private static readonly string[] s_notes = [Denied, "sign-out", "export.opened"];

    // Enough to see that somebody tries doors; nobody fills the trail by trying them.
    private static readonly ThrottleRule s_denials = new(100, TimeSpan.FromHours(1));

    public async Task<Page<AuditEntry>> FindAsync(ActorTicket actor, AuditFilter filter, PageRequest page)
    {
        var who = tickets.Verify(actor).Demand(Scopes.Audit);
        if (filter.Organisation is { } organisation && !Knows(who, organisation)) return Page<AuditEntry>.Empty;
        var found = await store.FindAsync(AuditScopes.Of(who), filter, page);
        var names = await NamesAsync(found.Items);
        return found.Map(entry => entry with
        {
            ActorName = entry.Actor is { } by ? names.GetValueOrDefault(by) : entry.ActorName,
            Organisation = Knows(who, entry.Organisation) ? entry.Organisation : null,
        });
    }

    public Task<AuditVerdict> VerifyAsync(ActorTicket actor)
    {
        var who = tickets.Verify(actor).Demand(Scopes.Audit);
        if (!who.IsOperator && !who.Memberships.Any(m => m.Roles.HasFlag(Roles.Auditor)))
            throw new RefusedException(Refusal.Forbidden, "The operator and Auditors check the trail.");
        return store.VerifyAsync();
    }

    public async Task NoteAsync(ActorTicket actor, string kind, string? subject)
    {
        var who = tickets.Verify(actor, passwordMayBeDue: true);
        if (!s_notes.Contains(kind)) throw new RefusedException(Refusal.Invalid, $"Notes are {string.Join(", ", s_notes)}.");
        if (kind == Denied && !await CountsAsync(who.User)) return;
        var moment = new Moment(clock.GetUtcNow(), who.User, Guid.NewGuid().ToString("N"));
        await effects.CommitAsync(Effects.Of(moment.Fact(kind, subject: Text.Clean(subject, LongestSubject))));
    }

    private async Task<bool> CountsAsync(UserId user)
    {
        var denials = GrainFactory.GetGrain<IThrottleGrain>($"{Denied}/{user}");
        if (await denials.TakeAsync(s_denials) is not null) return false;
        await denials.SettleAsync(s_denials, failed: true);
        return true;
    }

    // A refused claim is the person's own act, but whose device it was must stay unknown.
    private static bool Knows(Actor who, OrganisationId? organisation) => who.IsOperator || who.IsMember(organisation);

    // An erased person has no entry any more, so the trail shows the account alone.
    private async Task<ImmutableDictionary<UserId, string>> NamesAsync(ImmutableArray<AuditEntry> entries)
    {
        var ids = entries.Select(e => e.Actor).OfType<UserId>().Distinct();
        var found = await Task.WhenAll(ids.Select(id => lists.ReadAsync(ListKinds.User, id.Value)));
        return found.OfType<ListEntry>().Select(ListRows.Read<UserEntry>).ToImmutableDictionary(u => u.User, u => u.Name ?? u.Email);
    }
}
