namespace Kms.Users;

/// <summary>One activation or reset link; the grain key is the first part of its token. Never for the web tier.</summary>
[Alias("kms.ILinkGrain")]
internal interface ILinkGrain : IGrainWithStringKey
{
    /// <summary>Mails an activation link, or to an account's address (<paramref name="known"/>) a note that it has one. The same work for both.</summary>
    [Alias("MailActivation")] Task MailActivationAsync(EmailAddress email, bool known, string? language);

    /// <summary>Mails a reset link; nothing leaves when there is no account, but the same work is done.</summary>
    [Alias("MailReset")] Task MailResetAsync(EmailAddress email, AccountCard? account, UserId? by);

    /// <summary>What the link is for; refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    [Alias("Peek")] Task<LinkView> PeekAsync(string secret);

    /// <summary>Makes the account, once.</summary>
    [Alias("Activate")] Task<UserId> ActivateAsync(string secret, ActivationOrder order);

    /// <summary>Sets the password, once.</summary>
    [Alias("Reset")] Task ResetAsync(string secret, string password);
}
