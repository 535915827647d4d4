using System.Collections.Immutable;
using Kms.AccessRequests;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Microsoft.AspNetCore.Identity;
using Orleans.Runtime;

namespace Kms.Users;

/// <summary>What other grains and the host ask of an account.</summary>
internal abstract class UserAccountGrain(
    IPersistentState<DocumentState<UserState>> document, IEffectStore effects, AccountServices services)
    : UserDocumentGrain(document, effects, services), IUserAccount, IUserTickets
{
    /// <summary>When each session and token was last used; written to the document only now and then.</summary>
    protected Dictionary<SessionId, DateTimeOffset> Uses { get; } = [];

    public Task<AccountCard?> ReadCardAsync() => Task.FromResult(State?.ToCard());

    public Task<Roles> ReadRolesAsync(OrganisationId organisation) => Task.FromResult(State?.RolesIn(organisation) ?? Roles.None);

    public async Task CreateAsync(NewAccount account)
    {
        if (State is not null) return;
        if (account.Password is { } password) Services.Passwords.DemandRules(password, account.Name, account.Email);
        var hash = account.Password is null ? null : Services.Passwords.Hash(account.Password);
        await ApplyAsync(account.Open(Id, hash, By(Id)));
    }

    public async Task<SignedIn?> SignInAsync(SignInOrder order)
    {
        var verdict = Services.Passwords.Verify(State?.PasswordHash, order.Password);
        if (verdict == PasswordVerificationResult.Failed || State is not { Active: true } user) return null;
        if (user.PasswordExpires is { } end && Services.Now >= end) return null;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) user = user with { PasswordHash = Services.Passwords.Hash(order.Password) };
        return await OpenSessionAsync(user, order.ForApi, order.Device, order.Address, certificate: null);
    }

    public async Task<SignedIn?> SignInByCertificateAsync(string serial, string? address, string? device) =>
        State is { Active: true } user ? await OpenSessionAsync(user, forApi: false, device, address, serial) : null;

    public Task EndSessionsOfAsync(string serial, UserId? by) => ApplyAsync(State?.EndSessionsOf(serial, By(by)));

    public async Task<ActorTicket?> IssueForJobAsync(SessionId session, ImmutableArray<string> scopes, string? address) =>
        State is { Active: true, MustChangePassword: false } user ? await SignTicketAsync(user, session, scopes, address) : null;

    public async Task ResetByLinkAsync(int passwordChanges, string password)
    {
        if (State is not { Active: true } user || passwordChanges != user.PasswordChanges) throw LinkToken.Dead();
        Services.Passwords.DemandRules(password, user.Name, user.Email);
        await ApplyAsync(user.ResetPassword(Services.Passwords.Hash(password), By(Id)), PasswordChanged());
        await GrainFactory.ForgetAsync(Throttles.SignIn, user.Email.Value);
    }

    public Task SetRolesAsync(OrganisationId organisation, Roles roles, UserId? by) =>
        ApplyAsync(Account.SetRoles(organisation, roles, By(by)));

    public Task ProveAsync(EmailAddress email) =>
        email == Account.Email && !Account.Proven.Contains(email)
            ? ApplyAsync(new(Account.Prove(email), [By(Id).Fact("address.proven", subject: Services.Pseudonyms.For(email))]))
            : Task.CompletedTask;

    public async Task<AccessRequestId?> NoteRequestAsync(AccessRequestId request, AccessRequestId? over)
    {
        if (Account.AccessRequest is { } noted && noted != over) return noted == request ? null : noted;
        await ApplyAsync(new UserChange(Account with { AccessRequest = request }, []));
        return null;
    }

    public Task<string> ResetByHostAsync() => IssuePasswordAsync(Account with { Active = true }, null);

    public Task<NewToken> CreateTokenByHostAsync(string name, ImmutableArray<string> scopes, DateTimeOffset? expires) =>
        AddTokenAsync(null, name, scopes, expires);

    private async Task<SignedIn> OpenSessionAsync(UserState user, bool forApi, string? device, string? address, string? certificate)
    {
        var secret = Secrets.New();
        var session = new Session(
            new(Secrets.NewId()), Services.Secrets.Hash(Secrets.Session, secret), forApi, Text.Short(device), Text.Short(address),
            Services.Now, Services.Now, certificate);
        await ApplyAsync(user.WithUses(Uses).OpenSession(session, By(Id)));
        foreach (var ended in Uses.Keys.Where(id => Account.LastUse(id) is null).ToList()) Uses.Remove(ended);
        return new(Id, Services.Secrets.Bearer(Id, session.Id, secret), session.Expires, user.MustChangePassword);
    }

    protected async Task<NewToken> AddTokenAsync(UserId? by, string name, ImmutableArray<string> scopes, DateTimeOffset? expires)
    {
        var problems = TokenRules.Check(name, scopes, expires, Services.Now);
        if (!problems.IsEmpty) throw new RefusedException(Refusal.Invalid, "The token cannot be made like this.", problems);
        var secret = Secrets.New();
        var token = new ApiToken(
            new(Secrets.NewId()), name.Trim(), Services.Secrets.Hash(Secrets.Session, secret), [.. scopes.Distinct()], Services.Now,
            expires ?? Services.Now + ApiToken.Longest, null);
        await ApplyAsync(Account.AddToken(token, By(by)));
        return new(token.ToView(), Services.Secrets.Bearer(Id, token.Id, secret));
    }

    protected async Task<string> IssuePasswordAsync(UserState user, UserId? by)
    {
        var password = Passwords.OneTime();
        await ApplyAsync(user.IssuePassword(Services.Passwords.Hash(password), By(by)));
        await GrainFactory.ForgetAsync(Throttles.SignIn, user.Email.Value);
        return password;
    }

    protected bool Verify(string password) => Services.Passwords.Verify(Account.PasswordHash, password) != PasswordVerificationResult.Failed;

    protected OutgoingMail PasswordChanged() => Services.Letters.Write(
        Secrets.NewId(), Account.Email, MailKinds.PasswordChanged, Account.Language, fields: ("at", Letters.Time(Services.Now)));
}
