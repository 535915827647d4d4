namespace Kms.Silo.Commands;

internal sealed record ServiceProblem(string? Code, string? Detail, IReadOnlyList<ServiceProblem.Error>? Errors)
{
    internal sealed record Error(string Field, string Detail);
}
