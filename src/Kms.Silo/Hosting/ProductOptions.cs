using Kms.Branding;

namespace Kms.Silo.Hosting;

/// <summary>Every operator runs the product under its own name.</summary>
internal sealed class ProductOptions
{
    public string Name { get; set; } = "Meter Key Service";

    /// <summary>Accent colour, <c>#rrggbb</c>.</summary>
    public string Color { get; set; } = "#0b5cad";

    /// <summary>Address or web page where people get help; left out when empty.</summary>
    public string? Support { get; set; }

    /// <summary>An SVG or PNG file shown beside the name; a plain mark when empty.</summary>
    public string? Logo { get; set; }

    /// <summary>Version of the terms of use that people accept.</summary>
    public string TermsVersion { get; set; } = "1";

    /// <summary>The same with what the operator has set.</summary>
    public ProductOptions Under(BrandDraft own) => new()
    {
        Name = own.Name ?? Name, Color = own.Color ?? Color, Support = own.Support ?? Support, Logo = Logo, TermsVersion = TermsVersion,
    };
}
