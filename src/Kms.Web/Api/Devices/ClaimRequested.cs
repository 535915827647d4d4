namespace Kms.Web.Api;

internal sealed record ClaimRequested(string Id);
