using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Web.Components;

/// <summary>The name, colour, logo and support contact under which an operator runs the service, as they are at the moment.</summary>
internal sealed class ProductInfo(IOptions<KmsOptions> options, BrandKeeper brand)
{
    private ProductOptions Product => options.Value.Product;

    public string Name => Product.Name;

    /// <summary>Where people reach the service; what is printed on labels leads there.</summary>
    public string Address => options.Value.PublicBase;

    public string TermsVersion => Product.TermsVersion;

    /// <summary>The colour was checked to be #rrggbb when it was set, or at start.</summary>
    public string Style => $"--accent: {Product.Color}";

    public string? SupportLink => Product.Support switch
    {
        null or "" => null,
        var web when web.StartsWith("http", StringComparison.OrdinalIgnoreCase) => web,
        var mail => $"mailto:{mail}",
    };

    /// <summary>Null for a plain mark. Another picture has another address, so that browsers fetch it.</summary>
    public string? LogoUrl => brand.Logo is { } own ? $"/logo?v={own}" : LogoFile is null ? null : "/logo";

    /// <summary>A file of the operator's own, served at <c>/logo</c> unless another logo was set on the page.</summary>
    public string? LogoFile => string.IsNullOrEmpty(Product.Logo) ? null : Path.GetFullPath(Product.Logo);
}
