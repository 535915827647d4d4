using Kms.Silo.Audit;
using Kms.Silo.Keys;

namespace Kms.Silo.Storage.Writing;

/// <summary>The end of this process's chain. A transaction works on a copy, which takes its place when it has committed.</summary>
internal sealed class AuditTail(AuditKey key, string writer, int chain, long sequence, byte[] hash)
{
    public int Chain => chain;

    public string Writer => writer;

    /// <summary>The last entry; -1 before the genesis entry.</summary>
    public long Sequence { get; private set; } = sequence;

    public byte[] Hash { get; private set; } = hash;

    public static AuditTail Start(AuditKey key, string writer, int chain) => new(key, writer, chain, -1, new byte[AuditChain.HashBytes]);

    public AuditTail Copy() => new(key, writer, chain, Sequence, Hash);

    public AuditRow Append(PreparedFact fact)
    {
        var next = new byte[AuditChain.HashBytes];
        AuditChain.Hash(key, writer, Sequence + 1, Hash, fact.Canonical, next);
        Sequence++;
        Hash = next;
        return new AuditRow(chain, Sequence, fact, next);
    }
}
