using System.Collections.Immutable;

namespace Kms.Certificates;

/// <summary>A certificate under the address it was ordered for.</summary>
/// <param name="Serial">Its serial number.</param>
/// <param name="Name">The person's name in it.</param>
/// <param name="Organisation">The organisation's name in it.</param>
/// <param name="IsPublic">It has both ticks: it may be shown to anybody.</param>
/// <param name="Expires">UTC.</param>
/// <param name="Content">X.509, DER.</param>
internal sealed record ListedCertificate(
    string Serial, string Name, string Organisation, bool IsPublic, DateTimeOffset Expires, ImmutableArray<byte> Content);
