using Kms.Organisations;

namespace Kms.Certificates;

/// <summary>Whether a certificate signs its holder in.</summary>
/// <param name="Organisation">In whose name it is; null for one that was not issued here.</param>
/// <param name="Refused">Why not; null when it does.</param>
[GenerateSerializer, Immutable, Alias("kms.SignInVerdict")]
internal sealed record SignInVerdict([property: Id(0)] OrganisationId? Organisation, [property: Id(1)] string? Refused)
{
    public const string Unknown = "unknown";
    public const string Revoked = "revoked";
    public const string Suspended = "suspended";
    public const string Expired = "expired";

    public static SignInVerdict NotOurs { get; } = new(null, Unknown);

    /// <summary>What the list of revoked certificates, or the certificate itself, tells everybody.</summary>
    public bool IsPublic => Refused is Revoked or Suspended or Expired;
}
