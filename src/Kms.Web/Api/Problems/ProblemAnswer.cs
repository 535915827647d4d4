using System.Text.Json.Serialization;

namespace Kms.Web.Api;

/// <summary>RFC 9457, with the stable code of the reason and what is wrong field by field or row by row.</summary>
internal sealed record ProblemAnswer(
    string Title, int Status, string Code, string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<FieldProblem>? Errors = null)
{
    public const string MediaType = "application/problem+json";

    public string Type => $"https://www.rfc-editor.org/rfc/rfc9110#status.{Status}";
}
