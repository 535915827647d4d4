using Kms.Users;

namespace Kms.Web.Api;

internal sealed record TokenAnswer(
    string Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt)
{
    public static TokenAnswer Of(TokenView token) =>
        new(token.Id.Value, token.Name, token.Scopes, token.Created, token.Expires, token.LastUsed);
}
