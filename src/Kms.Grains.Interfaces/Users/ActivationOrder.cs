namespace Kms.Users;

/// <summary>Makes an account from an activation or invitation link.</summary>
/// <param name="Token">From the link.</param>
/// <param name="Name">Optional name.</param>
/// <param name="Password">The chosen password.</param>
/// <param name="TermsVersion">The terms of use the person accepted.</param>
/// <param name="Language">en, da, fr or de.</param>
[GenerateSerializer, Immutable, Alias("kms.ActivationOrder")]
public sealed record ActivationOrder(string Token, string? Name, string Password, string? TermsVersion, string? Language)
{
    /// <summary>Never shows the token or the password.</summary>
    public override string ToString() => "ActivationOrder(hidden)";
}
