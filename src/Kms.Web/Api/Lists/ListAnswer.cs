namespace Kms.Web.Api;

internal sealed record ListAnswer<T>(IReadOnlyList<T> Items, string? Next, long Total, bool TotalIsExact);
