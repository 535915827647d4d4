using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;

namespace Kms.Web.Components;

internal static class Logo
{
    public static Results<PhysicalFileHttpResult, NotFound> Get(ProductInfo product)
    {
        if (product.LogoFile is not { } file || !File.Exists(file)) return TypedResults.NotFound();
        var type = new FileExtensionContentTypeProvider().TryGetContentType(file, out var known) ? known : "application/octet-stream";
        return TypedResults.PhysicalFile(file, type);
    }
}
