namespace Kms.Users;

/// <summary>A sign-in.</summary>
/// <param name="Email">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Code">One-time code, where the account asks for one.</param>
/// <param name="Address">Network address.</param>
/// <param name="Device">Browser or client.</param>
/// <param name="ForApi">An access token of 1 h rather than a browser session (idle 30 min, at most 12 h).</param>
[GenerateSerializer, Immutable, Alias("kms.SignInOrder")]
public sealed record SignInOrder(string Email, string Password, string? Code, string? Address, string? Device, bool ForApi)
{
    /// <summary>Never shows the password.</summary>
    public override string ToString() => "SignInOrder(hidden)";
}
