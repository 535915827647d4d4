namespace Kms.Users;

/// <summary>A session was opened.</summary>
/// <param name="User">The account.</param>
/// <param name="Token"><c>kms_{user}_{session}_{256 random bits}_{check}</c>: the bearer token, or the value of the session cookie.</param>
/// <param name="Expires">UTC.</param>
/// <param name="MustChangePassword">Only the password may be changed with it.</param>
[GenerateSerializer, Immutable, Alias("kms.SignedIn")]
public sealed record SignedIn(UserId User, string Token, DateTimeOffset Expires, bool MustChangePassword)
{
    /// <summary>Never shows the token.</summary>
    public override string ToString() => $"SignedIn({User})";
}
