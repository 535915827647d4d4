namespace Kms.Web.Api;

internal sealed record ActiveBody(bool? Active) : IBody;
