using Kms.Users;

namespace Kms.Web.Api;

internal sealed record SignInAnswer(string AccessToken, DateTimeOffset ExpiresAt, bool MustChangePassword)
{
    public static SignInAnswer Of(SignedIn signedIn) => new(signedIn.Token, signedIn.Expires, signedIn.MustChangePassword);

    public override string ToString() => "SignInAnswer(hidden)";
}
