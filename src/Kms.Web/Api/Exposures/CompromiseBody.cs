namespace Kms.Web.Api;

internal sealed record CompromiseBody(string? Confirmation, string? Reason) : IBody;
