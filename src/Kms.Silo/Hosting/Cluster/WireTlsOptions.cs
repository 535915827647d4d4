namespace Kms.Silo.Hosting;

/// <summary>The settings under <c>Kms:Cluster:Tls</c>: PEM files, all or none.</summary>
internal sealed class WireTlsOptions
{
    /// <summary>What this process shows to the others.</summary>
    public string? Certificate { get; set; }

    /// <summary>Its private key.</summary>
    public string? Key { get; set; }

    /// <summary>Who signs the certificates of this cluster, and nobody else's.</summary>
    public string? Authority { get; set; }

    public bool IsSet => Files.Any(file => !string.IsNullOrEmpty(file.Path));

    /// <summary>The files with the names of their settings.</summary>
    public IEnumerable<(string Setting, string? Path)> Files =>
        [(nameof(Certificate), Certificate), (nameof(Key), Key), (nameof(Authority), Authority)];

    public static string NameOf(string setting) => $"{WireOptions.Section}:{nameof(WireOptions.Tls)}:{setting}";
}
