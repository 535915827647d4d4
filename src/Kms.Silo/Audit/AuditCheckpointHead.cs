namespace Kms.Silo.Audit;

/// <summary>The last entry of one chain.</summary>
internal sealed record AuditCheckpointHead(string Writer, long Sequence, string Hash);
