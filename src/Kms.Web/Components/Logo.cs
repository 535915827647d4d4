using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;

namespace Kms.Web.Components;

internal static class Logo
{
    /// <summary>Pictures alone: the setting must not turn some other file of the machine into a page.</summary>
    public static Results<PhysicalFileHttpResult, NotFound> Get(ProductInfo product)
    {
        if (product.LogoFile is not { } file || !File.Exists(file)) return TypedResults.NotFound();
        return new FileExtensionContentTypeProvider().TryGetContentType(file, out var type) && type.StartsWith("image/", StringComparison.Ordinal)
            ? TypedResults.PhysicalFile(file, type) : TypedResults.NotFound();
    }
}
