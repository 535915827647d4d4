using System.Collections.Immutable;
using Kms.Mail;
using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Users;

internal sealed class UserGrain(
    [PersistentState("user", "directory")] IPersistentState<DocumentState<UserState>> document, IEffectStore effects, AccountServices services)
    : UserAccountGrain(document, effects, services), IUserGrain
{
    // A use is written at most this often; in between it is kept in memory.
    private static readonly TimeSpan s_useWritten = TimeSpan.FromMinutes(5);

    public async Task<ActorTicket?> IssueTicketAsync(SessionId session, string secret, string? address, bool touch = true)
    {
        if (State is not { } user) return null;
        if (Uses.TryGetValue(session, out var used)) user = user.Touch(session, used);
        if (Pass.Of(user, session, Services.Secrets.Hash(Secrets.Session, secret), Services.Now) is not { } pass) return null;
        if (touch) await TouchAsync(session);
        return await SignTicketAsync(Account, session, pass.Scopes, address ?? pass.Address);
    }

    public async Task<UserView?> GetAsync(ActorTicket actor)
    {
        var who = Services.Tickets.Verify(actor);
        if (State is not { } user || !who.MaySee(user)) return null;
        if (who.User == Id) return await ViewAsync(user);
        who.Demand(Scopes.Admin);
        return await ViewAsync(user, m => who.IsOperator || who.Has(m.Organisation, Roles.Administrator));
    }

    public async Task<UserView> SetProfileAsync(ActorTicket actor, UserProfile profile)
    {
        var who = Services.Tickets.Verify(actor);
        if (who.User == Id) Own(actor);
        // Light or dark is everybody's own affair.
        else profile = Administered(actor, profile);
        await ApplyAsync(Account.SetProfile(profile, By(who.User)));
        return await GetAsync(actor) ?? throw new RefusedException(Refusal.NotFound);
    }

    public async Task ChangePasswordAsync(ActorTicket actor, string current, string next)
    {
        var who = Own(actor, passwordMayBeDue: true);
        if (!await GrainFactory.GuardAsync(Throttles.Password, Id.Value, () => Task.FromResult(Verify(current)))) throw WrongPassword();
        Services.Passwords.DemandRules(next, Account.Name, Account.Email);
        if (Account.MustChangePassword && next == current) throw PasswordRuleTexts.Same();
        await ApplyAsync(Account.ChoosePassword(Services.Passwords.Hash(next), who.Session, By(who.User)), PasswordChanged());
    }

    public Task<ImmutableArray<SessionView>> GetSessionsAsync(ActorTicket actor)
    {
        var who = Own(actor);
        return Task.FromResult<ImmutableArray<SessionView>>(
        [
            .. Account.WithUses(Uses).Sessions.Where(s => s.IsLive(Services.Now)).OrderByDescending(s => s.LastUsed)
                .Select(s => new SessionView(s.Id, s.Device, s.Address, s.Created, s.LastUsed, s.Id == who.Session)),
        ]);
    }

    public async Task EndSessionAsync(ActorTicket actor, SessionId? session)
    {
        var who = Services.Tickets.Verify(actor, passwordMayBeDue: true);
        if (who.User == Id) Own(actor, passwordMayBeDue: true);
        else Administrator(actor);
        var moment = By(who.User);
        await ApplyAsync(session is { } one ? Account.EndSession(one, moment) : Account.EndOtherSessions(who.Session, moment));
    }

    public Task<NewToken> CreateTokenAsync(ActorTicket actor, string name, ImmutableArray<string> scopes, DateTimeOffset? expires) =>
        AddTokenAsync(Own(actor).User, name, scopes, expires);

    public Task<ImmutableArray<TokenView>> GetTokensAsync(ActorTicket actor)
    {
        Own(actor);
        return Task.FromResult<ImmutableArray<TokenView>>(
            [.. Account.Tokens.Where(t => t.IsLive(Services.Now)).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => t.ToView())]);
    }

    public async Task RevokeTokenAsync(ActorTicket actor, SessionId token)
    {
        var who = Own(actor);
        await ApplyAsync(Account.RevokeToken(token, By(who.User)) ?? throw new RefusedException(Refusal.NotFound));
    }

    public async Task<string?> StartResetAsync(ActorTicket actor, bool oneTimePassword)
    {
        var who = Administrator(actor);
        if (oneTimePassword) return await IssuePasswordAsync(Account, who.User);
        await GrainFactory.GetGrain<ILinkGrain>(LinkToken.NewLinkId()).MailResetAsync(Account.Email, Account.ToCard(), who.User);
        return null;
    }

    public async Task SetActiveAsync(ActorTicket actor, bool active)
    {
        var who = Administrator(actor);
        if (who.User == Id) throw new RefusedException(Refusal.Forbidden, "Nobody deactivates the own account.");
        await ApplyAsync(Account.SetActive(active, By(who.User)));
    }

    private UserProfile Administered(ActorTicket actor, UserProfile profile)
    {
        Administrator(actor);
        return profile with { Theme = Account.Theme };
    }

    private async Task TouchAsync(SessionId session)
    {
        Uses[session] = Services.Now;
        if (Account.LastUse(session) is { } written && Services.Now < written + s_useWritten) return;
        await SaveAsync(Account.Touch(session, Services.Now), Effects.None);
    }

    private static RefusedException WrongPassword() => new(
        Refusal.Invalid, "The present password is wrong.", [new("current", "wrong-password", "This is not the present password.")]);
}
