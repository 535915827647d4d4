using Microsoft.OpenApi;

namespace Kms.Web.Api;

internal static class DescriptionSetup
{
    public static void AddKmsDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer<DocumentDetails>();
        options.AddOperationTransformer<OperationProblems>();
        options.AddOperationTransformer<OperationExamples>();
        options.AddOperationTransformer<OperationForms>();
    });
}
