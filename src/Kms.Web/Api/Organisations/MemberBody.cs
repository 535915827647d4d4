namespace Kms.Web.Api;

internal sealed record MemberBody(string? Email, string? Role, IReadOnlyList<string>? Roles) : IBody;
