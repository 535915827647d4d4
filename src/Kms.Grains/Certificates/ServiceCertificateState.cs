using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>The certificate of the service; null after it was removed.</summary>
/// <param name="Current">What is signed with.</param>
/// <param name="Issued">Serial numbers of all that the service's own authority issued for it.</param>
internal sealed record ServiceCertificateState(ServiceKey? Current, ImmutableArray<string> Issued)
{
    public static ServiceCertificateState Empty { get; } = new(null, []);
}
