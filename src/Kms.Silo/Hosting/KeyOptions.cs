namespace Kms.Silo.Hosting;

/// <summary>Where the root key is.</summary>
internal sealed class KeyOptions
{
    /// <summary>Path of the root key file; <c>root.key</c> in the data folder when empty.</summary>
    public string? RootKeyFile { get; set; }
}
