using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>Checks the settings of a web node that calls silos. Every sentence begins with the setting to change.</summary>
internal sealed class GatewayCheck(IConfiguration configuration) : IValidateOptions<KmsClusterOptions>
{
    private const string Demo = $"{KmsOptions.Section}:Demo";

    public ValidateOptionsResult Validate(string? name, KmsClusterOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(KmsClusterOptions options)
    {
        if (KmsClusterOptionsCheck.IdFault(options.Id) is { } fault) yield return fault;
        if (options.Gateways.Count == 0) yield return "Kms:Cluster:Gateways must name silos: Kms__Cluster__Gateways__0=silo1:30000";
        foreach (var gateway in options.Gateways.Where(gateway => GatewayName.Parse(gateway) is null))
            yield return $"Kms:Cluster:Gateways holds \"{gateway}\"; it must be a name or an address of a silo with its gateway port, such as silo1:30000.";
        if (configuration[Demo] is { Length: > 0 }) yield return "Kms:Demo fills the service from a silo: set it there, not on a web node.";
    }
}
