namespace Kms.Web.Api;

internal sealed record HygieneBody(string? OrganisationId, string? Finding = null, string? Reason = null) : IBody;
