using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>A certificate that anybody may see.</summary>
/// <param name="Email">The address it was ordered for and that stands in it; empty for a certificate of the authority.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Organisation">The organisation's name in it; empty for a certificate of the authority.</param>
/// <param name="Expires">UTC.</param>
/// <param name="Hash">SHA-1 of <paramref name="Content"/> in hex digits, which finds it again.</param>
/// <param name="Content">X.509, DER.</param>
[GenerateSerializer, Immutable, Alias("kms.DirectoryCertificate")]
public sealed record DirectoryCertificate(
    string Email, string Name, string Organisation, DateTimeOffset Expires, string Hash, ImmutableArray<byte> Content);
