using System.Collections.Immutable;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>Finds certificates by what they were listed under; the documents of their holders stay the truth.</summary>
internal interface ICertificateStore
{
    /// <summary>
    /// The newest certificates in force for an address, for whoever encrypts to it; with <paramref name="onlyPublic"/> those with both ticks
    /// alone, for the public directory.
    /// </summary>
    Task<IReadOnlyList<ListedCertificate>> FindByMailAsync(
        EmailAddress email, bool onlyPublic, DateTimeOffset now, int limit, CancellationToken cancellation = default);

    /// <summary>The one in the public directory that a hash names, with its address; null when there is none such.</summary>
    Task<(string Email, ListedCertificate Found)?> FindPublicByHashAsync(
        CertificateHashKind kind, ImmutableArray<byte> hash, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>By serial number; null when there is none such.</summary>
    Task<CertificateRow?> FindAsync(string serial, CancellationToken cancellation = default);

    /// <summary>Those of the organisations (default: of all), the first to end at the top, keyset paged.</summary>
    Task<Page<CertificateRow>> FindAsync(
        ImmutableArray<OrganisationId> organisations, CertificateFilter filter, PageRequest page, DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Those in force that end between two moments, in the order of their ends, after one of them.</summary>
    Task<IReadOnlyList<CertificateRow>> FindEndingAsync(
        DateTimeOffset from, DateTimeOffset to, CertificateRow? after, int limit, CancellationToken cancellation = default);

    /// <summary>How many of the organisations (default: of all), or of the person, in force end between two moments, exact up to 1,000.</summary>
    Task<int> CountEndingAsync(
        ImmutableArray<OrganisationId> organisations, UserId? user, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation = default);

    /// <summary>All that are revoked or on hold and whose time is not over.</summary>
    Task<IReadOnlyList<RevokedSerial>> FindRevokedAsync(DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>Open orders for an address, newest first.</summary>
    Task<IReadOnlyList<ListedOrder>> FindOrdersAsync(EmailAddress email, int limit, CancellationToken cancellation = default);
}
