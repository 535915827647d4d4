using Microsoft.AspNetCore.Http.Metadata;

namespace Kms.Web.Security;

/// <summary>An endpoint that takes a larger body than ordinary ones.</summary>
internal sealed class BodyLimit(long bytes) : IRequestSizeLimitMetadata
{
    /// <summary>A hundred thousand device ids with codes.</summary>
    public static BodyLimit Selection { get; } = new(16 << 20);

    public long? MaxRequestBodySize => bytes;
}
