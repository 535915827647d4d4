namespace Kms.Web.Api;

internal sealed record FieldProblem(string Field, string Code, string Detail);
