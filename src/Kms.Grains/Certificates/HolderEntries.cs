using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using Kms.Listing;
using Kms.Storage;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>
/// The list entries of what a change touched: by serial number and end for overviews, by address for whoever encrypts, for the list of
/// revoked ones, and open orders. Each is found by an index of the list of entries; see docs/adr/0014.
/// </summary>
internal static class HolderEntries
{
    public static ImmutableArray<ListEntry> Of(UserId user, HolderState before, HolderState next, long version) =>
    [
        .. next.Certificates.Except(before.Certificates).SelectMany(one => Of(user, before.Find(one.Serial), one, version)),
        .. next.Orders.Except(before.Orders).Select(one => Of(user, one, version)),
    ];

    /// <summary>In force, but nobody needs to renew it.</summary>
    public const string Superseded = "superseded";

    public static string ByMail(string email, string id) => $"{email}/{id}";

    private static IEnumerable<ListEntry> Of(UserId user, HeldCertificate? before, HeldCertificate one, long version)
    {
        var row = one.ToRow(user);
        yield return Entry(ListKinds.Certificate, one.Serial, StoredJson.Write(row));
        if (IsListed(one)) yield return Entry(ListKinds.CertificateMail, ByMail(one.Draft.Email, one.Serial), StoredJson.Write(Listed(one)));
        else if (before is not null && IsListed(before)) yield return Entry(ListKinds.CertificateMail, ByMail(one.Draft.Email, one.Serial), null);
        foreach (var shown in Shown(before, one, version)) yield return shown;
        if (IsRevoked(one)) yield return Entry(ListKinds.CertificateRevoked, one.Serial, StoredJson.Write(Revoked(one)));
        else if (before is not null && IsRevoked(before)) yield return Entry(ListKinds.CertificateRevoked, one.Serial, null);

        ListEntry Entry(string kind, string id, string? body) => new(
            kind, id, row.Organisation, user, row is { State: CertificateState.Valid, IsSuperseded: true } ? Superseded : ListRows.Lower(row.State), $"{row.Name} {row.Email}", row.Expires, version, body);
    }

    // They stand in no list, and lead to the entry by address as long as that may be shown. What is hidden has none: it takes as long to find
    // nothing for its address as for one that nobody has.
    private static IEnumerable<ListEntry> Shown(HeldCertificate? before, HeldCertificate one, long version)
    {
        if (!IsPublic(one) && !(before is not null && IsPublic(before))) return [];
        using var certificate = X509CertificateLoader.LoadCertificate(one.Content.AsSpan());
        var body = IsPublic(one) ? StoredJson.Write(new HashedCertificate(one.Draft.Email, one.Serial)) : null;
        return
        [
            new(ListKinds.CertificatePublic, ByMail(one.Draft.Email, one.Serial), null, null, null, null, one.Expires, version, body),
            .. CertificateHashes.Of(certificate).Select(hash => new ListEntry(
                ListKinds.CertificateHash, CertificateHashes.Id(hash.Kind, hash.Hash), null, null, null, null, one.Expires, version, body)),
        ];
    }

    private static ListEntry Of(UserId user, CertificateOrder order, long version) => new(
        ListKinds.CertificateOrder, ByMail(order.Draft.Email, order.Id.Value), order.Draft.Organisation, user, "open",
        $"{order.Draft.Name} {order.Draft.Email}", order.At, version,
        order.Ended is null ? StoredJson.Write(new ListedOrder(user, order.Id)) : null);

    private static bool IsListed(HeldCertificate one) => one is { State: CertificateState.Valid, IsSuperseded: false };

    private static bool IsPublic(HeldCertificate one) => IsListed(one) && one.Draft is { InCertificate: true, InDirectory: true };

    private static bool IsRevoked(HeldCertificate one) => one.State is CertificateState.Revoked or CertificateState.Suspended;

    private static ListedCertificate Listed(HeldCertificate one) => new(
        one.Serial, one.Draft.Name, one.OrganisationName, IsPublic(one), one.Expires, one.Content);

    // Both stand there whenever a certificate is revoked or on hold.
    private static RevokedSerial Revoked(HeldCertificate one) => new(one.Serial, one.EndedAt!.Value, one.Reason ?? RevocationReason.Unspecified);
}
