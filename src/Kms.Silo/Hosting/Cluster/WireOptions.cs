namespace Kms.Silo.Hosting;

/// <summary>The settings under <c>Kms:Cluster</c> that protect what crosses between processes: silos and web nodes have them alike.</summary>
internal sealed class WireOptions
{
    public const string Section = KmsClusterOptions.Section;

    /// <summary>Clear keys and codes may cross to another process without TLS.</summary>
    public bool AllowPlainKeys { get; set; }

    public WireTlsOptions Tls { get; set; } = new();

    /// <summary>Clear keys and codes may cross to another process.</summary>
    public bool CarriesKeys => AllowPlainKeys || Tls.IsSet;
}
