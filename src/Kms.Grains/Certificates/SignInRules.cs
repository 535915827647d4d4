using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>When a certificate signs its holder in; see docs/adr/0017.</summary>
internal static class SignInRules
{
    // RFC 5280, section 4.2.1.12: id-kp-clientAuth.
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>The reason why not; null when it does.</summary>
    /// <param name="held">What was issued under the serial number that the content names; null for nothing.</param>
    /// <param name="content">What was presented.</param>
    /// <param name="policy">Of the organisation in whose name it was issued.</param>
    /// <param name="roles">Of the holder in that organisation.</param>
    /// <param name="card">The holder's account.</param>
    /// <param name="now">UTC.</param>
    public static string? Refuse(
        HeldCertificate? held, ImmutableArray<byte> content, OrganisationPolicy policy, Roles roles, AccountCard? card, DateTimeOffset now)
    {
        // A serial number is quickly copied; the content has our signature.
        if (held is null || !held.Content.AsSpan().SequenceEqual(content.AsSpan())) return SignInVerdict.Unknown;
        if (held.StateAt(now) is var state and not CertificateState.Valid) return NameOf(state);
        if (now < held.Issued) return SignInVerdict.Unknown;
        if (!policy.SignInByCertificate) return "option";
        if (!IsForSigningIn(content)) return "purpose";
        if (card is not { Active: true } || roles == Roles.None) return "account";
        // An administrator chooses where the link of an order goes: only one that went to the person's own address may open the account.
        return card.Proven.Any(own => own.Value == held.Draft.Email) ? null : "address";
    }

    private static string NameOf(CertificateState state) => state switch
    {
        CertificateState.Revoked => SignInVerdict.Revoked,
        CertificateState.Suspended => SignInVerdict.Suspended,
        _ => SignInVerdict.Expired,
    };

    private static bool IsForSigningIn(ImmutableArray<byte> content)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(content.AsSpan());
        return certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .Any(purposes => purposes.EnhancedKeyUsages.Cast<Oid>().Any(purpose => purpose.Value == ClientAuthentication));
    }
}
