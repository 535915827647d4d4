using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Kms.Audit;
using Kms.Silo.Audit;

namespace Kms.Silo.Storage.Audit;

internal sealed class AuditStore(IDatabase database, AuditQuery query, AuditVerifier verifier) : IAuditStore
{
    private const int Chunk = 5_000;

    private const string ReadChunk = """
        select c.writer, e.chain, e.sequence, e.fact_id, e.kind, e.at, e.actor, e.organisation, e.device, e.subject, e.details, e.hash
        from audit_event e left join audit_chain c on c.chain = e.chain
        where (e.chain, e.sequence) > ($1, $2) order by e.chain, e.sequence limit $3
        """;

    public Task<Page<AuditEntry>> FindAsync(
        AuditScope scope, AuditFilter filter, PageRequest page, CancellationToken cancellation = default) =>
        query.FindAsync(scope, filter, page, cancellation);

    public async IAsyncEnumerable<AuditRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (chain, sequence, previous) = (int.MinValue, long.MinValue, new byte[AuditChain.HashBytes]);
        while (true)
        {
            var rows = await database.QueryAsync(ReadChunk, [chain, sequence, Chunk], Map, cancellation);
            foreach (var row in rows)
            {
                if (row.Chain != chain) previous = new byte[AuditChain.HashBytes];
                yield return row.Record with { Previous = previous };
                (chain, sequence, previous) = (row.Chain, row.Record.Sequence, row.Record.Hash);
            }
            if (rows.Count < Chunk) yield break;
        }
    }

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellation = default) =>
        verifier.VerifyAsync(ReadAllAsync(cancellation), cancellation);

    // A chain whose name was removed keeps its entries: the verifier then finds their hashes wrong.
    private static (int Chain, AuditRecord Record) Map(DbDataReader row)
    {
        var canonical = AuditText.Canonical(
            row.GetString(3), row.GetString(4), row.Time(5), row.Text(6), row.Text(7), row.Text(8), row.Text(9), row.GetString(10));
        var writer = row.Text(0) ?? $"?{row.GetInt32(1)}";
        return (row.GetInt32(1), new AuditRecord(writer, row.GetInt64(2), Encoding.UTF8.GetString(canonical), [], row.Bytes(11)!));
    }
}
