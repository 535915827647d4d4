using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>Checks the cluster's settings at start. Every sentence begins with the setting to change.</summary>
internal sealed class KmsClusterOptionsCheck(IOptions<KmsOptions> kms) : IValidateOptions<KmsClusterOptions>
{
    private const int LongestId = 100;
    private static readonly TimeSpan s_leastTolerance = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, KmsClusterOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(KmsClusterOptions options)
    {
        if (!kms.Value.UsesPostgres)
            yield return $"Kms:Database is \"{kms.Value.Database}\"; silos of a cluster share a PostgreSQL database, so it must be \"postgres\".";
        if (IdFault(options.Id) is { } fault) yield return fault;
        if (options.Address is { Length: > 0 } name && ClusterAddress.Find(name) is null)
            yield return $"Kms:Cluster:Address is \"{name}\"; it must be an address or a name of this machine.";
        if (!IsPort(options.SiloPort)) yield return $"Kms:Cluster:SiloPort is {options.SiloPort}; it must be 1 to 65535.";
        if (!IsPort(options.GatewayPort)) yield return $"Kms:Cluster:GatewayPort is {options.GatewayPort}; it must be 1 to 65535.";
        if (options.SiloPort == options.GatewayPort) yield return "Kms:Cluster:GatewayPort must differ from Kms:Cluster:SiloPort.";
        if (options.HealthPort is < 0 or > ushort.MaxValue) yield return $"Kms:Cluster:HealthPort is {options.HealthPort}; it must be 0 to 65535.";
        if (options.HealthPort != 0 && (options.HealthPort == options.SiloPort || options.HealthPort == options.GatewayPort))
            yield return "Kms:Cluster:HealthPort must differ from Kms:Cluster:SiloPort and Kms:Cluster:GatewayPort.";
        if (options.ClockTolerance < s_leastTolerance) yield return $"Kms:Cluster:ClockTolerance is {options.ClockTolerance}; it must be at least {s_leastTolerance}.";
    }

    /// <summary>Null when nothing is wrong with it.</summary>
    public static string? IdFault(string id) =>
        id.Length is 0 or > LongestId || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? $"Kms:Cluster:Id must be 1 to {LongestId} letters, digits, '-', '_' or '.'."
            : null;

    private static bool IsPort(int port) => port is > 0 and <= ushort.MaxValue;
}
