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
    /// The one-time token (256 bits) for <c>/setup?token=...</c>, the same for whoever asks, so that each silo and each start prints a link that
    /// works. Null when there is an operator already.
    /// </summary>
    [Alias("IssueToken")] Task<string?> IssueTokenAsync();
}
