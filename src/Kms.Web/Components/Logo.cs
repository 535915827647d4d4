using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Kms.Web.Components;

internal static class Logo
{
    /// <summary>The one that the operator set, or the configured file, looked at anew: since the start it may have gone, or become something else.</summary>
    public static async Task<Results<FileContentHttpResult, PhysicalFileHttpResult, NotFound>> GetAsync(ProductInfo product, IGrainFactory grains)
    {
        if (await grains.Brand().GetLogoAsync() is { } own)
            return TypedResults.File(own.Content.ToArray(), own.MediaType, entityTag: new EntityTagHeaderValue($"\"{own.Name}\""));
        return product.LogoFile is { } file && PictureFile.TypeOf(file) is { } type ? TypedResults.PhysicalFile(file, type) : TypedResults.NotFound();
    }
}
