namespace Kms.Users;

/// <summary>What people do before they are signed in. Stateless; answers never tell whether an address has an account.</summary>
[Alias("kms.IAccountsGrain")]
public interface IAccountsGrain : IGrainWithStringKey
{
    /// <summary>Mails an activation link (48 h, single use), or to an account's address a note that it has one.</summary>
    [Alias("Register")] Task RegisterAsync(EmailAddress email, string? language, string? address);

    /// <summary>What an activation, invitation or reset link is for; refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    [Repeatable, Alias("PeekLink")] Task<LinkView> PeekLinkAsync(string token);

    /// <summary>Makes the account. Refuses <see cref="Refusal.LinkUsedOrExpired"/>, <see cref="Refusal.PasswordRules"/>.</summary>
    [Alias("Activate")] Task<UserId> ActivateAsync(ActivationOrder order);

    /// <summary>Signs in. Refuses <see cref="Refusal.SignInFailed"/> alike for unknown address and wrong password, <see cref="Refusal.TooManyAttempts"/>.</summary>
    [Alias("SignIn")] Task<SignedIn> SignInAsync(SignInOrder order);

    /// <summary>Mails a reset link (60 min, single use) if the address has an account.</summary>
    [Alias("RequestReset")] Task RequestResetAsync(EmailAddress email, string? address);

    /// <summary>Sets a new password by a reset link; all sessions end.</summary>
    [Alias("Reset")] Task ResetAsync(string token, string password);
}
