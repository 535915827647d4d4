using Kms.Invitations;
using Kms.Storage;
using Orleans.Concurrency;

namespace Kms.Users;

/// <summary>The front door. It holds nothing; every answer costs the same for known and unknown addresses.</summary>
[StatelessWorker]
internal sealed class AccountsGrain(IEffectStore effects, AccountServices services) : Grain, IAccountsGrain
{
    public async Task RegisterAsync(EmailAddress email, string? language, string? address)
    {
        if (!await MayMailAsync(email, address)) return;
        var account = await GrainFactory.FindAccountAsync(email);
        await NewLink().MailActivationAsync(email, account is not null, account?.Language ?? language);
    }

    public Task<LinkView> PeekLinkAsync(string token)
    {
        var link = LinkToken.Demand(token);
        return link.IsInvitation
            ? GrainFactory.GetGrain<IInvitationLink>(link.Id).PeekAsync(link.Secret)
            : GrainFactory.GetGrain<ILinkGrain>(link.Id).PeekAsync(link.Secret);
    }

    public Task<UserId> ActivateAsync(ActivationOrder order)
    {
        var link = LinkToken.Demand(order.Token);
        return link.IsInvitation
            ? GrainFactory.GetGrain<IInvitationGrain>(link.Id).AcceptAsync(order)
            : GrainFactory.GetGrain<ILinkGrain>(link.Id).ActivateAsync(link.Secret, order);
    }

    public async Task<SignedIn> SignInAsync(SignInOrder order)
    {
        SignedIn? signedIn = null;
        var known = EmailAddress.TryParse(order.Email, out var email);
        async Task<bool> Try() => (signedIn = known ? await TryAsync(email, order) : Fail(order)) is not null;
        Task<bool> TryAccount() => GrainFactory.GuardAsync(Throttles.SignIn, known ? email.Value : "-", Try);
        // Another account's success from the same network forgives no failures.
        if (order.Address is { } from) await GrainFactory.GuardAsync(Throttles.SignInFrom, from, TryAccount, forgets: false);
        else await TryAccount();
        if (signedIn is not null) return signedIn;
        var subject = known ? services.Pseudonyms.For(email) : null;
        await effects.CommitAsync(Effects.Of(services.Moment(null).Fact("sign-in.failed", subject: subject)));
        throw new RefusedException(Refusal.SignInFailed, "E-mail or password is wrong.");
    }

    public async Task RequestResetAsync(EmailAddress email, string? address)
    {
        if (!await MayMailAsync(email, address)) return;
        var account = await GrainFactory.FindAccountAsync(email);
        await NewLink().MailResetAsync(email, account is { Active: true } ? account : null, null);
    }

    public Task ResetAsync(string token, string password)
    {
        var link = LinkToken.Demand(token);
        return link.IsInvitation ? throw LinkToken.Dead() : GrainFactory.GetGrain<ILinkGrain>(link.Id).ResetAsync(link.Secret, password);
    }

    private ILinkGrain NewLink() => GrainFactory.GetGrain<ILinkGrain>(LinkToken.NewLinkId());

    private async Task<SignedIn?> TryAsync(EmailAddress email, SignInOrder order) =>
        await GrainFactory.GetGrain<IEmailIndexGrain>(email.Value).FindAsync() is { } user
            ? await GrainFactory.GetGrain<IUserAccount>(user.Value).SignInAsync(order)
            : Fail(order);

    // An unknown address costs one hash as well.
    private SignedIn? Fail(SignInOrder order)
    {
        services.Passwords.Verify(null, order.Password);
        return null;
    }

    // An address that was mailed too often gets no further mail, and the answer stays the same; a network that asks too often is told.
    private async Task<bool> MayMailAsync(EmailAddress email, string? address)
    {
        if (address is not null && await GrainFactory.CountAsync(Throttles.MailsFrom, address) is { } wait) throw ThrottledAttempts.TooMany(wait);
        return await GrainFactory.CountAsync(Throttles.Mails, email.Value) is null;
    }
}
