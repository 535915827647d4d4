namespace Kms.Web.Api;

internal sealed record TransferReason(string? Reason) : IBody;
