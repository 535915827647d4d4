namespace Kms.Web.Api;

internal sealed record ChecksBody(IReadOnlyList<string>? Telegrams) : IBody;
