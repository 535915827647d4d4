using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Silo.Keys;

namespace Kms.Silo.Audit;

/// <summary>Checks a stream of entries, by chain and sequence, against the hashes, the genesis entries and the checkpoints.</summary>
internal sealed class AuditVerifier(AuditKey key, AuditCheckpointFile checkpoints)
{
    public Task<AuditVerdict> VerifyAsync(IAsyncEnumerable<AuditRecord> records, CancellationToken cancellation = default) =>
        VerifyAsync(records.Chunk(1_000).Select(chunk => Array.ConvertAll(chunk, ChainedEntry.Of)), cancellation);

    /// <param name="pieces">Entries in the order of their chains, some at a time.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<AuditVerdict> VerifyAsync(IAsyncEnumerable<IReadOnlyList<ChainedEntry>> pieces, CancellationToken cancellation = default)
    {
        var faults = new AuditFaults();
        var marks = await ReadMarksAsync(faults, cancellation);
        var check = new AuditChainCheck(key, marks, faults);
        await foreach (var piece in pieces.WithCancellation(cancellation))
        {
            foreach (var entry in piece) check.Add(entry);
        }
        check.End();
        return faults.Verdict(check.Entries, check.Chains);
    }

    private async Task<Dictionary<string, Dictionary<long, string>>> ReadMarksAsync(AuditFaults faults, CancellationToken cancellation)
    {
        var marks = new Dictionary<string, Dictionary<long, string>>(StringComparer.Ordinal);
        await foreach (var (file, line, checkpoint) in checkpoints.ReadAsync(cancellation))
        {
            if (checkpoint is null) faults.Add(AuditFaultTexts.Unsigned, line.ToString(CultureInfo.InvariantCulture), file);
            foreach (var head in checkpoint?.Heads ?? ImmutableArray<AuditCheckpointHead>.Empty)
            {
                if (!marks.TryGetValue(head.Writer, out var chain)) marks[head.Writer] = chain = [];
                chain[head.Sequence] = head.Hash;
            }
        }
        return marks;
    }
}
