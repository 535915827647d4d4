namespace Kms.Web.Api;

internal sealed record JobStarted(string JobId);
