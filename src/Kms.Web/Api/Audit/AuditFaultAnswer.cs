namespace Kms.Web.Api;

internal sealed record AuditFaultAnswer(string Code, string Text, IReadOnlyList<string> Arguments);
