using System.Collections.Immutable;
using Kms.Audit;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Users;

/// <summary>An account's document: how it is written, and the tickets that stand on it.</summary>
internal abstract class UserDocumentGrain(
    IPersistentState<DocumentState<UserState>> document, IEffectStore effects, AccountServices services)
    : DocumentGrain<UserState>(document, effects)
{
    private static readonly TimeSpan s_ticketLife = TimeSpan.FromSeconds(60);

    protected AccountServices Services { get; } = services;

    protected UserId Id => new(this.GetPrimaryKeyString());

    protected UserState Account => State ?? throw new RefusedException(Refusal.NotFound);

    protected Moment By(UserId? user) => Services.Moment(user);

    /// <summary>
    /// Writes a change. Rights that shrink do so before the write: a ticket issued earlier then reads no key even if the write is late. And
    /// after it: on the other side of a cut through the network a ticket may have been issued in between.
    /// </summary>
    protected async Task ApplyAsync(UserChange? change, params ImmutableArray<OutgoingMail> mails)
    {
        if (change is null) return;
        if (change.Shrinks) await Services.Epochs.RaiseEpochAsync(Id);
        var before = State;
        await SaveAsync(change.Next, version => new Effects(change.Facts, mails, UserEntries.Of(before, change.Next, version)));
        if (change.Shrinks) await Services.Epochs.RaiseEpochAsync(Id);
    }

    // People who never come back leave sessions behind; those who do have them dropped at the next sign-in.
    protected override Task PassAsync(DateTimeOffset before) => SaveAsync(Account.WithoutExpired(before), Effects.None);

    /// <summary>The person's own act, in a session rather than with an API token.</summary>
    protected Actor Own(ActorTicket ticket, bool passwordMayBeDue = false)
    {
        var actor = Services.Tickets.Verify(ticket, passwordMayBeDue);
        if (actor.User != Id || State is null) throw new RefusedException(Refusal.NotFound);
        if (!actor.Scopes.IsEmpty) throw new RefusedException(Refusal.ScopeMissing, "An API token cannot do this: sign in.");
        return actor;
    }

    /// <summary>An administrator's act on the account.</summary>
    protected Actor Administrator(ActorTicket ticket)
    {
        var actor = Services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        actor.DemandAdministration(Account);
        return actor;
    }

    protected async Task<ActorTicket> SignTicketAsync(UserState user, SessionId session, ImmutableArray<string> scopes, string? address)
    {
        var vouched = await VouchAsync(user.Memberships);
        var basis = await Services.Basis.ReadAsync(Id, [Grain, .. vouched.Select(one => one.Grain)]);
        await DemandStoredAsync(basis, vouched);
        return Services.Tickets.Sign(new ActorTicket(
            Id, user.DisplayName, session, user.IsOperator, user.Proven, [.. vouched.Select(one => one.Membership)], scopes,
            user.MustChangePassword, basis.Epoch, address, Services.Now + s_ticketLife, []));
    }

    protected async Task<UserView> ViewAsync(UserState user, Func<MemberRoles, bool>? shown = null) => new(
        user.Id, user.Email.Value, new UserProfile(user.Name, user.Language, user.Theme), user.IsOperator, user.Active,
        user.MustChangePassword, await DescribeAsync([.. user.Memberships.Where(shown ?? (_ => true))]), user.Created, user.LastSignIn,
        user.TermsVersion);

    private string Grain => this.GetGrainId().ToString();

    private async Task DemandStoredAsync(TicketBasis basis, IEnumerable<VouchedMembership> vouched)
    {
        var stale = vouched.Where(one => !one.Holds(basis)).ToList();
        foreach (var one in stale) await GrainFactory.GetGrain<IOrganisationMembers>(one.Membership.Organisation.Value).ForgetAsync();
        if (basis.VersionOf(Grain) != Version) DeactivateOnIdle();
        else if (stale.Count == 0) return;
        throw new RefusedException(Refusal.Conflict, "Your rights have just changed. Try again.");
    }

    private async Task<VouchedMembership[]> VouchAsync(ImmutableArray<MemberRoles> memberships) =>
        [.. (await Task.WhenAll(memberships.Select(m => GrainFactory.GetGrain<IOrganisationMembers>(m.Organisation.Value).VouchAsync(m.Roles)))).OfType<VouchedMembership>()];

    private async Task<ImmutableArray<Membership>> DescribeAsync(ImmutableArray<MemberRoles> memberships)
    {
        var described = await Task.WhenAll(memberships.Select(m =>
            GrainFactory.GetGrain<IOrganisationMembers>(m.Organisation.Value).DescribeAsync(m.Roles)));
        return [.. described.OfType<Membership>()];
    }
}
