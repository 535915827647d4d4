using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kms.Web.Api;

/// <summary>Forms are read as they stream in, so that their fields cannot be seen in a handler's parameters.</summary>
internal sealed class OperationForms : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<FormFields>().FirstOrDefault() is not { } form) return Task.CompletedTask;
        var properties = form.Fields.Select(field => field.Split(": ", 2)).ToDictionary(parts => parts[0], IOpenApiSchema (parts) => Describe(parts[1]));
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = properties } },
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Describe(string text) => text.StartsWith("file", StringComparison.Ordinal)
        ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = text }
        : new OpenApiSchema { Type = JsonSchemaType.String, Description = text };
}
