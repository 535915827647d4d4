using Microsoft.AspNetCore.Http.HttpResults;

namespace Kms.Web.Components;

internal static class Logo
{
    /// <summary>Looked at anew: since the start the file may have gone, or become something else.</summary>
    public static Results<PhysicalFileHttpResult, NotFound> Get(ProductInfo product) =>
        product.LogoFile is { } file && PictureFile.TypeOf(file) is { } type ? TypedResults.PhysicalFile(file, type) : TypedResults.NotFound();
}
