namespace Kms.Web.Api;

internal sealed record EmailBody(string? Email) : IBody;
