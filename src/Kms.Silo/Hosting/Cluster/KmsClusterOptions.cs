using Kms.Silo.Storage;

namespace Kms.Silo.Hosting;

/// <summary>The settings under <c>Kms:Cluster</c>: how this silo takes its place among the others.</summary>
internal sealed class KmsClusterOptions
{
    public const string Section = $"{KmsOptions.Section}:Cluster";

    /// <summary>The same for all silos and web nodes of one cluster.</summary>
    public string Id { get; set; } = StorageOptions.DefaultCluster;

    /// <summary>Where the others reach this silo: an address or a name of this machine; its first network address when empty.</summary>
    public string? Address { get; set; }

    /// <summary>Where silos call each other.</summary>
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where web nodes call.</summary>
    public int GatewayPort { get; set; } = 30000;

    /// <summary>Where a headless silo answers <c>GET /health/live</c> and <c>/health/ready</c>; 0 for nowhere.</summary>
    public int HealthPort { get; set; }

    /// <summary>How far the clocks of a silo and of the database may be apart. Tickets, which one silo signs and another one reads, last a minute.</summary>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For web nodes: silos that they call, such as <c>silo1:30000</c>. With one, the process has no silo inside.</summary>
    public IList<string> Gateways { get; } = [];
}
