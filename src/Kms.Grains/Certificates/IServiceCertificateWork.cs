using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The certificate of the service as the service itself uses it; the grain key is <see cref="Grain"/>. Never for the web tier.</summary>
[Alias("kms.IServiceCertificateWork")]
internal interface IServiceCertificateWork : IGrainWithStringKey
{
    const string Grain = "service";

    /// <summary>What to sign with now; null when nothing is to be signed, or cannot be: that is written down.</summary>
    [Alias("FindKeys")] Task<SigningKeys?> FindKeysAsync();

    /// <summary>Whether the service's own authority issued a certificate with this serial number for the service.</summary>
    [Alias("Knows")] Task<bool> KnowsAsync(string serial);

    /// <summary>Whether the private key opened; what is new is written down.</summary>
    /// <param name="certificate">Which one; another one has its own state.</param>
    /// <param name="opens">It does.</param>
    [Alias("Tell")] Task TellAsync(ImmutableArray<byte> certificate, bool opens);
}
