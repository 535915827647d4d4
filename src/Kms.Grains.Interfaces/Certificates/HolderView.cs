using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>The certificates of a person.</summary>
/// <param name="User">The person.</param>
/// <param name="Settings">What the next certificate is to say, for each organisation where that was saved.</param>
/// <param name="Certificates">Newest first; an administrator sees those of the own organisations.</param>
/// <param name="Orders">Those that are waited for.</param>
[GenerateSerializer, Immutable, Alias("kms.HolderView")]
public sealed record HolderView(
    UserId User, ImmutableArray<CertificateDraft> Settings, ImmutableArray<CertificateRow> Certificates, ImmutableArray<CertificateOrderRow> Orders);
