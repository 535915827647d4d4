using Kms.Branding;
using Kms.Silo.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Web.Components;

/// <summary>Checked where pages are served: the command line of another machine needs no logo.</summary>
internal sealed class LogoCheck : IValidateOptions<KmsOptions>
{
    public ValidateOptionsResult Validate(string? name, KmsOptions options)
    {
        if (options.Product.Logo is not { Length: > 0 } logo) return ValidateOptionsResult.Success;
        if (!File.Exists(logo)) return Fault(logo, "there is no such file");
        return PictureFile.TypeOf(Path.GetFullPath(logo)) is null
            ? Fault(logo, $"it must be a picture that this program may read ({Picture.Kinds}, by name and by content)")
            : ValidateOptionsResult.Success;
    }

    private static ValidateOptionsResult Fault(string logo, string what) =>
        ValidateOptionsResult.Fail($"Kms:Product:Logo is \"{logo}\"; {what}. Leave it empty for a plain mark.");
}
