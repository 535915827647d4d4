using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Kms.Audit;
using Kms.Silo.Audit;
using Kms.Silo.Keys;

namespace Kms.Silo.Storage.Writing;

/// <summary>Starts this process's chain, and knows its last entry on disk for the checkpoints.</summary>
internal sealed class AuditTails(AuditKey key, TimeProvider clock)
{
    /// <summary>The heads of the latest chains; older ones are named by the genesis entries of these.</summary>
    public const string ReadHeads = """
        select c.chain, c.writer, e.sequence, e.hash
        from audit_chain c join audit_event e on e.chain = c.chain
        where e.sequence = (select max(l.sequence) from audit_event l where l.chain = c.chain)
        order by c.chain desc limit 32
        """;

    public const string ReadOwnHead = """
        select c.chain, c.writer, e.sequence, e.hash
        from audit_chain c join audit_event e on e.chain = c.chain
        where c.chain = $1 order by e.sequence desc limit 1
        """;

    public const string InsertChain = "insert into audit_chain (chain, writer, started_at) values ($1, $2, $3)";

    private volatile AuditHead? _latest;

    /// <summary>Null until this process has written an entry.</summary>
    public AuditHead? Latest => _latest;

    public static AuditHead ReadHead(DbDataReader row) => new(row.GetInt32(0), row.GetString(1), row.GetInt64(2), row.Bytes(3)!);

    /// <summary>A new chain and its genesis entry, which names the heads of the chains before it.</summary>
    public (AuditTail Tail, PreparedFact Genesis) Start(IReadOnlyList<AuditHead> before)
    {
        var now = clock.GetUtcNow();
        var name = $"{now.UtcDateTime:yyyyMMdd'T'HHmmss}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var details = before.ToImmutableSortedDictionary(
            head => head.Writer, head => string.Create(CultureInfo.InvariantCulture, $"{head.Sequence}:{Convert.ToHexStringLower(head.Hash)}"),
            StringComparer.Ordinal);
        var genesis = new Fact(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), AuditChain.GenesisKind, now, null, null, null, null, details);
        return (AuditTail.Start(key, name, before.Count == 0 ? 1 : before[0].Chain + 1), PreparedFact.Of([genesis], once: false)[0]);
    }

    /// <summary>The chain as it is on disk; null when it is not there, so that a new one must be started.</summary>
    public AuditTail? Resume(AuditTail tail, IReadOnlyList<AuditHead> found) =>
        found is [var head] && head.Writer == tail.Writer ? new AuditTail(key, head.Writer, head.Chain, head.Sequence, head.Hash) : null;

    public object?[] ChainRow(AuditTail tail) => [tail.Chain, tail.Writer, clock.GetUtcNow().ToStored()];

    public void Publish(AuditTail tail) => _latest = new AuditHead(tail.Chain, tail.Writer, tail.Sequence, tail.Hash);
}
