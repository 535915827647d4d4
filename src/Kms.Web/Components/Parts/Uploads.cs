using Kms.Web.Api;
using Kms.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Kms.Web.Components.Parts;

/// <summary>Takes files from pages as plain requests: a large file over the circuit would be slow. The page ends the upload and uses it.</summary>
internal static class Uploads
{
    public const string Path = "/api/ui/uploads";

    public static void MapUploads(this WebApplication app) => app.MapPost(Path, ReceiveAsync).AddEndpointFilter<DeniedActs>()
        .WithMetadata(new BodyLimit(app.Services.GetRequiredService<IOptions<WebOptions>>().Value.MaxUpload)).ExcludeFromDescription();

    private static async Task<Ok<IReadOnlyList<Stored>>> ReceiveAsync(HttpRequest request, UploadReader uploads)
    {
        var upload = await uploads.ReadAsync(request);
        return TypedResults.Ok<IReadOnlyList<Stored>>([.. upload.Files.Select(file => new Stored(file.Id.Value, file.Name, file.Length))]);
    }
}
