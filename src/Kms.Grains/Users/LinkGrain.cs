using Kms.Mail;
using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Users;

internal sealed class LinkGrain(
    [PersistentState("link", "directory")] IPersistentState<DocumentState<LinkState>> document, IEffectStore effects, AccountServices services)
    : DocumentGrain<LinkState>(document, effects), ILinkGrain
{
    private string Id => this.GetPrimaryKeyString();

    public Task MailActivationAsync(EmailAddress email, bool known, string? language)
    {
        var secret = Secrets.New();
        var mail = known
            ? services.Letters.Write(Secrets.NewId(), email, MailKinds.AlreadyRegistered, language, path: "/sign-in")
            : services.Letters.Write(Secrets.NewId(), email, MailKinds.Activation, language, path: PathOf("activate", secret));
        var link = Issue(known ? LinkKind.None : LinkKind.Activation, email, language, secret, LinkState.ActivationLife);
        var fact = services.Moment(null).Fact("user.registered", subject: services.Pseudonyms.For(email));
        return SaveAsync(link, Effects.Of(fact).With(mail));
    }

    public Task MailResetAsync(EmailAddress email, AccountCard? account, UserId? by)
    {
        var secret = Secrets.New();
        var mail = services.Letters.Write(
            Secrets.NewId(), email, MailKinds.PasswordReset, account?.Language, path: PathOf("reset", secret),
            fields: ("expires", Letters.Time(services.Now + LinkState.ResetLife)));
        var link = Issue(account is null ? LinkKind.None : LinkKind.Reset, email, account?.Language, secret, LinkState.ResetLife);
        var fact = services.Moment(by).Fact("password.reset-requested", subject: account?.Id.Value ?? services.Pseudonyms.For(email));
        return SaveAsync(
            link with { User = account?.Id, PasswordChanges = account?.PasswordChanges ?? 0 },
            account is null ? Effects.Of(fact) : Effects.Of(fact).With(mail));
    }

    public Task<LinkView> PeekAsync(string secret)
    {
        var link = Demand(secret);
        var kind = link.Kind == LinkKind.Reset ? "reset" : "activation";
        return Task.FromResult(new LinkView(kind, link.Email, null, null, link.Kind == LinkKind.Reset, link.Language));
    }

    public async Task<UserId> ActivateAsync(string secret, ActivationOrder order)
    {
        var link = Demand(secret, LinkKind.Activation);
        services.Passwords.DemandRules(order.Password, order.Name, link.Email);
        // The id is derived from the link, so that opening the account is safe to repeat until the link is marked as used.
        var user = new UserId(Id[1..]);
        var account = new NewAccount(
            link.Email, Proven: true, order.Name, order.Password, order.Language ?? link.Language, order.TermsVersion, IsOperator: false);
        var opened = await GrainFactory.OpenAccountAsync(user, account, services.Passwords);
        await SaveAsync(link with { Used = services.Now }, Effects.None);
        return opened ? user : throw LinkToken.Dead();
    }

    public async Task ResetAsync(string secret, string password)
    {
        var link = Demand(secret, LinkKind.Reset);
        // The account counts how often its password was set and refuses links of another count, so the second write may be lost.
        await GrainFactory.GetGrain<IUserAccount>(link.User!.Value.Value).ResetByLinkAsync(link.PasswordChanges, password); // reset links name a user
        await SaveAsync(link with { Used = services.Now }, Effects.None);
    }

    private string PathOf(string page, string secret) => $"/{page}?token={new LinkToken(Id, secret).Text}";

    private LinkState Issue(LinkKind kind, EmailAddress email, string? language, string secret, TimeSpan life) => new()
    {
        Kind = kind,
        Email = email,
        Language = Text.Language(language),
        SecretHash = services.Secrets.Hash(Secrets.Link, secret),
        Expires = services.Now + life,
    };

    private LinkState Demand(string secret, LinkKind? kind = null) =>
        State is { } link && link.IsLive(services.Now) && services.Secrets.Match(Secrets.Link, secret, link.SecretHash)
        && (kind is null || link.Kind == kind)
            ? link
            : throw LinkToken.Dead();
}
