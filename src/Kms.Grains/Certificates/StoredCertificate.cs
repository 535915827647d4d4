using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>A certificate as it is kept: DER.</summary>
internal sealed record StoredCertificate(ImmutableArray<byte> Content);
