namespace Kms.Web.Api;

internal sealed record UserBody(string? Email, string? Name, string? OrganisationId, string? Role, IReadOnlyList<string>? Roles, string? Language) : IBody;
