using Kms.Branding;
using Kms.Silo.Hosting;

namespace Kms.Web.Pages.Settings;

/// <summary>Name, colour and support while they are being edited; empty is as configured.</summary>
public sealed class BrandForm
{
    public string? Name { get; set; }

    public string? Color { get; set; }

    public string? Support { get; set; }

    /// <summary>What is wrong, by field.</summary>
    internal Dictionary<string, string> Faults { get; } = [];

    internal string ColorOr(ProductOptions configured) => string.IsNullOrWhiteSpace(Color) ? configured.Color : Color;

    internal string NameOr(ProductOptions configured) => string.IsNullOrWhiteSpace(Name) ? configured.Name : Name;

    internal static BrandForm Of(BrandDraft own) => new() { Name = own.Name, Color = own.Color, Support = own.Support };

    internal BrandDraft ToDraft(ProductOptions configured) => new(
        Name, string.Equals(Color, configured.Color, StringComparison.OrdinalIgnoreCase) ? null : Color, Support);
}
