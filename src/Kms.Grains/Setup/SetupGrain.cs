using Kms.Audit;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Setup;

internal sealed class SetupGrain(
    [PersistentState("setup", "directory")] IPersistentState<DocumentState<SetupState>> document, IEffectStore effects, AccountServices services)
    : DocumentGrain<SetupState>(document, effects), ISetupGrain, ISetupControl
{
    private const string Label = "setup-token";
    private const string LinkLabel = "setup-link";

    public Task<bool> IsNeededAsync() => Task.FromResult(State?.Operator is null);

    public async Task<UserId> CreateOperatorAsync(string token, EmailAddress email, string? name, string password)
    {
        if (State is not { Operator: null } setup || !services.Secrets.Match(Label, token, setup.TokenHash)) throw LinkToken.Dead();
        return await OpenAsync(token, email, name, password);
    }

    public async Task<UserId?> CreateFromSettingsAsync(EmailAddress email, string password) =>
        State?.Operator is null ? await OpenAsync(email.Value, email, null, password) : null;

    public async Task<string?> IssueTokenAsync()
    {
        if (State?.Operator is not null) return null;
        if (State is { Seed: { } known } && services.Secrets.Match(Label, TokenOf(known), State.TokenHash)) return TokenOf(known);
        var seed = Secrets.New();
        await SaveAsync(new SetupState(services.Secrets.Hash(Label, TokenOf(seed)), null, seed), Effects.None);
        return TokenOf(seed);
    }

    private string TokenOf(string seed) => Convert.ToHexStringLower(services.Secrets.Hash(LinkLabel, seed).AsSpan());

    // Nobody delivered a link to the address, so it is not proven. The id is derived, so that a second try finds the first one's account.
    private async Task<UserId> OpenAsync(string seed, EmailAddress email, string? name, string password)
    {
        services.Passwords.DemandRules(password, name, email);
        var moment = new Moment(services.Now, null, "setup");
        var user = new UserId(moment.Derive(seed, email.Value));
        var account = new NewAccount(email, Proven: false, name, password, null, null, IsOperator: true);
        if (!await GrainFactory.OpenAccountAsync(user, account))
            throw new RefusedException(Refusal.AlreadyExists, "This address has an account already. Use another one for the first operator.");
        await SaveAsync(new SetupState([], user), Effects.Of(moment.Fact("operator.created", subject: user.Value)));
        return user;
    }
}
