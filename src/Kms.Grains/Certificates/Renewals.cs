using System.Collections.Immutable;
using Kms.Mail;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>When a certificate may be renewed without an order of an administrator, and what its owner is told.</summary>
internal static class Renewals
{
    /// <summary>From how long before its end on.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(60);

    /// <summary>What the next certificate of the person would say; refuses when none is near its end.</summary>
    public static CertificateDraft Next(HolderState holder, DateTimeOffset now)
    {
        var ending = holder.Certificates.LastOrDefault(one => one is { State: CertificateState.Valid, IsSuperseded: false } && now >= one.Expires - Notice);
        return ending is null
            ? throw new RefusedException(
                Refusal.Invalid, "No certificate is near its end.", [new("serial", "renewal-early", "A certificate can be renewed from 60 days before its end on. Ask your administrator for a new one.", "60")])
            : holder.SettingsFor(ending.Draft.Organisation) ?? ending.Draft;
    }

    /// <summary>The mail to the owner of a certificate that was revoked.</summary>
    public static ImmutableArray<OutgoingMail> Told(HeldCertificate held, AccountServices services) =>
    [
        services.Letters.Write(
            Secrets.NewId(), EmailAddress.Parse(held.Draft.Email), MailKinds.CertificateRevoked, null, held.Draft.Organisation, null,
            ("name", held.Draft.Name), ("organisation", held.OrganisationName), ("until", Letters.Time(held.Expires))),
    ];
}
