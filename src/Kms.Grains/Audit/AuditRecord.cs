namespace Kms.Audit;

/// <summary>An audit entry exactly as it was chained.</summary>
/// <param name="Writer">The chain.</param>
/// <param name="Sequence">Its place, from 0 (genesis).</param>
/// <param name="Canonical">The UTF-8 JSON text that the hash covers.</param>
/// <param name="Previous">Hash of the entry before; 32 zero bytes for the genesis entry.</param>
/// <param name="Hash">HMAC-SHA-256 over writer, sequence, previous and canonical text.</param>
internal sealed record AuditRecord(string Writer, long Sequence, string Canonical, byte[] Previous, byte[] Hash);
