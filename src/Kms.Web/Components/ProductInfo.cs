using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Web.Components;

/// <summary>The name, colour and support contact under which an operator runs the service.</summary>
internal sealed class ProductInfo(IOptions<KmsOptions> options)
{
    private ProductOptions Product => options.Value.Product;

    public string Name => Product.Name;

    /// <summary>Where people reach the service; what is printed on labels leads there.</summary>
    public string Address => options.Value.PublicBase;

    public string TermsVersion => Product.TermsVersion;

    /// <summary>The colour was checked at start to be #rrggbb.</summary>
    public string Style => $"--accent: {Product.Color}";

    public string? SupportLink => Product.Support switch
    {
        null or "" => null,
        var web when web.StartsWith("http", StringComparison.OrdinalIgnoreCase) => web,
        var mail => $"mailto:{mail}",
    };

    /// <summary>A file of the operator's own, served at <c>/logo</c>.</summary>
    public string? LogoFile => string.IsNullOrEmpty(Product.Logo) ? null : Path.GetFullPath(Product.Logo);
}
