namespace Kms.Web.Api;

internal sealed record AccountCreated(string UserId);
