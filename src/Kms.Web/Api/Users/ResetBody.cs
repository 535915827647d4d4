namespace Kms.Web.Api;

internal sealed record ResetBody(bool? OneTimePassword) : IBody;
