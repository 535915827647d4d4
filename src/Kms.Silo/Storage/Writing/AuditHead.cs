namespace Kms.Silo.Storage.Writing;

/// <summary>The last entry of a chain.</summary>
internal sealed record AuditHead(int Chain, string Writer, long Sequence, byte[] Hash);
