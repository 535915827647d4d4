using Kms.Users;

namespace Kms.Setup;

/// <summary>What the service itself does on first run; the same grain as <see cref="ISetupGrain"/>, key "setup". Never for the web tier.</summary>
[Alias("kms.ISetupControl")]
internal interface ISetupControl : IGrainWithStringKey
{
    /// <summary>
    /// Makes the first operator from the settings; null when there is an operator already.
    /// Refuses <see cref="Refusal.PasswordRules"/>.
    /// </summary>
    [Alias("CreateFromSettings")] Task<UserId?> CreateFromSettingsAsync(EmailAddress email, string password);

    /// <summary>
    /// A fresh one-time token (256 random bits) for <c>/setup?token=...</c>, kept as a hash; those before it end.
    /// Null when there is an operator already.
    /// </summary>
    [Alias("IssueToken")] Task<string?> IssueTokenAsync();
}
