using System.Collections.Immutable;

namespace Kms.Silo.Audit;

/// <summary>Heads of chains at one moment, signed, kept outside the database: a tail that is cut off the database shows against it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Heads">Writer, last sequence, its hash (hex).</param>
internal sealed record AuditCheckpoint(DateTimeOffset At, ImmutableArray<AuditCheckpointHead> Heads);
