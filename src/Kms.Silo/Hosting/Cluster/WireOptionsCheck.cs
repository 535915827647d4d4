using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>Checks the TLS files at start. Every sentence begins with the setting to change.</summary>
internal sealed class WireOptionsCheck(WireRole role) : IValidateOptions<WireOptions>
{
    public ValidateOptionsResult Validate(string? name, WireOptions options)
    {
        if (!options.Tls.IsSet) return ValidateOptionsResult.Success;
        var missing = options.Tls.Files.Where(file => string.IsNullOrEmpty(file.Path)).Select(file => Missing(file.Setting)).ToList();
        if (missing.Count > 0) return ValidateOptionsResult.Fail(missing);
        try
        {
            new WireFiles(options.Tls, role).Read();
            return ValidateOptionsResult.Success;
        }
        catch (StartException fault)
        {
            return ValidateOptionsResult.Fail(fault.Message);
        }
    }

    private static string Missing(string setting) =>
        $"{WireTlsOptions.NameOf(setting)} is not set; Certificate, Key and Authority under Kms:Cluster:Tls belong together.";
}
