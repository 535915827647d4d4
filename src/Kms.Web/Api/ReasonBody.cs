namespace Kms.Web.Api;

internal sealed record ReasonBody(string? Reason) : IBody;
