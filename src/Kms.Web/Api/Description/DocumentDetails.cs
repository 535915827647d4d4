using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kms.Web.Api;

/// <summary>Title, how to sign in, and the form of every problem.</summary>
internal sealed class DocumentDetails : IOpenApiDocumentTransformer
{
    private const string Text = """
        Lists: `?limit=` (1 to 1000, default 100) and `&after=`, the `next` of the page before. Writes take an `Idempotency-Key`: repeated, they are
        answered as the first time and done once. Problems are `application/problem+json` with a stable `code`, a `detail` that says how to mend it and
        `errors` by field or row. What is unknown and what is somebody else's is `404` alike.
        """;

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Meter Key Service", Version = "v1", Description = Text };
        document.Servers = [];
        var components = document.Components ??= new OpenApiComponents();
        components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        components.SecuritySchemes["token"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token from /sign-in (1 h) or an API token kms_...",
        };
        components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        components.Schemas["Problem"] = await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), null, cancellationToken);
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
    }
}
