using Kms.Organisations;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>A certificate in a list.</summary>
/// <param name="Serial">Its serial number, in hex digits.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Name">The person's name in it.</param>
/// <param name="Email">The address it was ordered for.</param>
/// <param name="Organisation">In whose name.</param>
/// <param name="OrganisationName">The organisation's name in it.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Issued">UTC.</param>
/// <param name="Expires">UTC.</param>
/// <param name="InCertificate">The address stands in it.</param>
/// <param name="InDirectory">It was ordered for the public directory.</param>
/// <param name="Key">RSA, or elliptic curve.</param>
/// <param name="HasContainer">Its private key is kept here, under the person's own password.</param>
/// <param name="IsSuperseded">A newer one of the person has taken its place; it still opens old mail.</param>
/// <param name="EndedAt">When it was revoked or suspended, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="TermsVersion">The terms the person accepted.</param>
/// <param name="Reminded">How many days before its end the person was reminded last; null when not yet.</param>
[GenerateSerializer, Immutable, Alias("kms.CertificateRow")]
public sealed record CertificateRow(
    string Serial, UserId User, string Name, string Email, OrganisationId Organisation, string OrganisationName, CertificateState State,
    DateTimeOffset Issued, DateTimeOffset Expires, bool InCertificate, bool InDirectory, CertificateKey Key, bool HasContainer,
    bool IsSuperseded, DateTimeOffset? EndedAt, RevocationReason? Reason, string TermsVersion, int? Reminded = null);
