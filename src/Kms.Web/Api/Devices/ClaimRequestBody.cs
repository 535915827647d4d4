namespace Kms.Web.Api;

internal sealed record ClaimRequestBody(string? OrganisationId, string? Message) : IBody;
