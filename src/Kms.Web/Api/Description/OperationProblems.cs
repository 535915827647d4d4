using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Kms.Web.Api;

/// <summary>Adds an answer for each status that an endpoint refuses with, and names the codes.</summary>
internal sealed class OperationProblems : IOpenApiOperationTransformer
{
    private static readonly Refusal[] Everywhere = [Refusal.TooManyAttempts, Refusal.StorageUnavailable, Refusal.Unreachable];
    private static readonly Refusal[] SignedIn = [Refusal.SessionEnded, Refusal.MustChangePassword, Refusal.ScopeMissing];

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var open = metadata.OfType<IAllowAnonymous>().Any();
        if (open) operation.Security = [];
        var refusals = metadata.OfType<Refusals>().SelectMany(one => one.List).Concat(Everywhere).Concat(open ? [] : SignedIn);
        operation.Responses ??= [];
        foreach (var status in refusals.Distinct().GroupBy(RefusalStatus.Of).OrderBy(group => group.Key))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = Describe(status.Key, status.Select(RefusalStatus.CodeOf), context.Document);
        }
        return Task.CompletedTask;
    }

    private static OpenApiResponse Describe(int status, IEnumerable<string> codes, OpenApiDocument? document)
    {
        var example = codes.First();
        return new OpenApiResponse
        {
            Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(code => $"`{code}`"))}",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemAnswer.MediaType] = new()
                {
                    Schema = new OpenApiSchemaReference("Problem", document),
                    Example = System.Text.Json.Nodes.JsonNode.Parse($$"""{ "title": "{{ReasonPhrases.GetReasonPhrase(status)}}", "status": {{status}}, "code": "{{example}}", "detail": "What is wrong and how to mend it." }"""),
                },
            },
        };
    }
}
