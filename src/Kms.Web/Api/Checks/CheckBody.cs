namespace Kms.Web.Api;

/// <summary>One telegram, or several of the same device: a second one makes a probable answer certain.</summary>
internal sealed record CheckBody(string? Telegram, IReadOnlyList<string>? Telegrams = null) : IBody;
