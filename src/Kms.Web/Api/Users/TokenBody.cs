namespace Kms.Web.Api;

internal sealed record TokenBody(string? Name, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt) : IBody;
