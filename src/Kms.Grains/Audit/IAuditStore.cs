using System.Collections.Immutable;
using Kms.Organisations;

namespace Kms.Audit;

/// <summary>Reads the audit trail; it is written as facts of <see cref="Storage.Effects"/>.</summary>
internal interface IAuditStore
{
    /// <summary>Newest first, keyset paged.</summary>
    Task<Page<AuditEntry>> FindAsync(AuditScope scope, AuditFilter filter, PageRequest page, CancellationToken cancellation = default);

    /// <summary>All chains, by writer and sequence, as stored, for verification and export.</summary>
    IAsyncEnumerable<AuditRecord> ReadAllAsync(CancellationToken cancellation = default);

    /// <summary>Checks every chain and checkpoint.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellation = default);
}
