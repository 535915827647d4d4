namespace Kms.Web.Api;

internal sealed record TransferStarted(string Id, string JobId);
