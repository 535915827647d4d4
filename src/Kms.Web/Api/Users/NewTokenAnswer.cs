using Kms.Users;

namespace Kms.Web.Api;

internal sealed record NewTokenAnswer(string Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt, string Token)
{
    public static NewTokenAnswer Of(NewToken made) =>
        new(made.Token.Id.Value, made.Token.Name, made.Token.Scopes, made.Token.Expires, made.Secret);

    public override string ToString() => $"NewTokenAnswer({Id})";
}
