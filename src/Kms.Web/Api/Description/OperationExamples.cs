using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kms.Web.Api;

internal sealed class OperationExamples : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Examples>().FirstOrDefault() is not { } examples) return Task.CompletedTask;
        if (examples.Request is { } request && operation.RequestBody?.Content is { } body && body.TryGetValue(Json, out var sent)) sent.Example = JsonNode.Parse(request);
        if (examples.Answer is not { } answer || operation.Responses is null) return Task.CompletedTask;
        foreach (var (status, response) in operation.Responses)
        {
            if (status.StartsWith('2') && response.Content is { } content && content.TryGetValue(Json, out var given)) given.Example = JsonNode.Parse(answer);
        }
        return Task.CompletedTask;
    }
}
