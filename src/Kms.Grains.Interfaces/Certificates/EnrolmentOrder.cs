using Kms.Keys;

namespace Kms.Certificates;

/// <summary>The last step of an enrolment or a renewal (N3).</summary>
/// <param name="Token">From the link.</param>
/// <param name="Renews">The certificate to renew; null for a first one.</param>
/// <param name="Proof">The password of the present certificate, or for a first one the one-time code.</param>
/// <param name="TermsVersion">The terms that were accepted.</param>
/// <param name="Password">The new password; null with a request of the person's own.</param>
/// <param name="Request">A certificate request (PKCS#10, PEM) for a key that never leaves the person; null to have one made.</param>
[GenerateSerializer, Immutable, Alias("kms.EnrolmentOrder")]
public sealed record EnrolmentOrder(
    [property: Secret] string Token, string? Renews, [property: Secret] string Proof, string? TermsVersion, [property: Secret] string? Password,
    string? Request = null)
{
    /// <summary>Never shows the link, the code or a password.</summary>
    public override string ToString() => "EnrolmentOrder(hidden)";
}
