using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Kms.Audit;
using Kms.Silo.Audit;

namespace Kms.Silo.Storage.Audit;

internal sealed class AuditStore(IDatabase database, AuditQuery query, AuditVerifier verifier) : IAuditStore
{
    private const int Chunk = 5_000;

    private const string ReadChunk = """
        select chain, sequence, fact_id, kind, at, actor, organisation, device, subject, details, hash
        from audit_event where (chain, sequence) > ($1, $2) and chain <= $4 order by chain, sequence limit $3
        """;

    private const string ReadLast = "select coalesce(max(chain), 0) from audit_event";

    private const string ReadNames = "select chain, writer from audit_chain";

    public Task<Page<AuditEntry>> FindAsync(
        AuditScope scope, AuditFilter filter, PageRequest page, CancellationToken cancellation = default) =>
        query.FindAsync(scope, filter, page, cancellation);

    public async IAsyncEnumerable<AuditRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var piece in ReadPiecesAsync(cancellation))
        {
            foreach (var entry in piece) yield return entry.ToRecord();
        }
    }

    public Task<AuditVerdict> VerifyAsync(CancellationToken cancellation = default) =>
        verifier.VerifyAsync(ReadPiecesAsync(cancellation), cancellation);

    // The next piece is read on another thread while this one is hashed. A chain that another silo begins meanwhile is left out: its first entry
    // names ends that were read before they were reached.
    private async IAsyncEnumerable<IReadOnlyList<ChainedEntry>> ReadPiecesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var end = (await database.QueryAsync(ReadLast, [], row => row.GetInt32(0), cancellation))[0];
        var reading = ReadAsync(int.MinValue, long.MinValue, end, cancellation);
        var (names, last) = (new Dictionary<int, string>(), (Chain: int.MinValue, Hash: AuditChain.NoHash));
        while (await reading is { Count: > 0 } rows)
        {
            var (chain, entry) = rows[^1];
            reading = rows.Count < Chunk ? Task.FromResult<List<(int, ChainedEntry)>>([]) : ReadAsync(chain, entry.Sequence, end, cancellation);
            // A chain begins before its entries do, so its name is there by now.
            if (!names.ContainsKey(chain)) names = await ReadNamesAsync(cancellation);
            var piece = new ChainedEntry[rows.Count];
            for (var i = 0; i < piece.Length; i++)
            {
                var (at, read) = rows[i];
                var previous = at == last.Chain ? last.Hash : AuditChain.NoHash;
                piece[i] = read with { Writer = names.GetValueOrDefault(at) ?? Nameless(at), Previous = previous };
                last = (at, read.Hash);
            }
            yield return piece;
        }
    }

    private Task<List<(int, ChainedEntry)>> ReadAsync(int chain, long sequence, int end, CancellationToken cancellation) =>
        Task.Run(() => database.QueryAsync(ReadChunk, [chain, sequence, Chunk, end], Map, cancellation), cancellation);

    private async Task<Dictionary<int, string>> ReadNamesAsync(CancellationToken cancellation) =>
        (await database.QueryAsync(ReadNames, [], row => (row.GetInt32(0), row.GetString(1)), cancellation)).ToDictionary();

    // A chain whose name was removed keeps its entries: the verifier then finds their hashes wrong.
    private static string Nameless(int chain) => string.Create(CultureInfo.InvariantCulture, $"?{chain}");

    private static (int Chain, ChainedEntry Entry) Map(DbDataReader row)
    {
        var text = AuditText.Canonical(
            row.GetString(2), row.GetString(3), row.Time(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8), row.GetString(9));
        return (row.GetInt32(0), new ChainedEntry("", row.GetInt64(1), text, AuditChain.NoHash, row.Bytes(10)!)); // the column is not null
    }
}
