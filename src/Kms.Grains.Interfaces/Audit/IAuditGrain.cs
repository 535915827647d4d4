using Kms.Users;

namespace Kms.Audit;

/// <summary>Reads and checks the audit trail. Stateless.</summary>
[Alias("kms.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>Entries that the actor may see, newest first: the operator all, an Auditor the own organisation's, others their own acts and those on their devices.</summary>
    [Repeatable, Alias("Find")] Task<Page<AuditEntry>> FindAsync(ActorTicket actor, AuditFilter filter, PageRequest page);

    /// <summary>Checks all chains (operator and Auditor).</summary>
    [Alias("Verify")] Task<AuditVerdict> VerifyAsync(ActorTicket actor);

    /// <summary>
    /// Records an act that changes nothing else: <paramref name="kind"/> is one of access.denied, sign-out, export.opened.
    /// </summary>
    [Alias("Note")] Task NoteAsync(ActorTicket actor, string kind, string? subject);
}
