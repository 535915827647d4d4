namespace Kms.Silo.Storage.Writing;

/// <summary>A fact in its place in the chain.</summary>
internal readonly record struct AuditRow(int Chain, long Sequence, PreparedFact Fact, byte[] Hash);
