using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kms.Audit;
using Kms.Silo.Keys;

namespace Kms.Silo.Audit;

/// <summary>Follows the chains entry by entry and remembers where each ended.</summary>
internal sealed class AuditChainCheck(AuditKey key, Dictionary<string, Dictionary<long, string>> marks, AuditFaults faults)
{
    private readonly Dictionary<string, (long Sequence, string Hash)> _heads = new(StringComparer.Ordinal);
    private string? _writer;
    private long _expected;
    private byte[] _previous = new byte[AuditChain.HashBytes];

    public long Entries { get; private set; }

    public int Chains => _heads.Count;

    public void Add(AuditRecord record)
    {
        Entries++;
        if (record.Writer != _writer) Begin(record.Writer);
        if (record.Sequence != _expected) faults.Add(Gap(record));
        else if (!HasRightHash(record)) faults.Add($"{Name(record)}: changed, or the entry before it was");
        else if (record.Sequence == 0) CheckGenesis(record);
        var hash = Convert.ToHexStringLower(record.Hash);
        if (marks.TryGetValue(record.Writer, out var chain) && chain.TryGetValue(record.Sequence, out var mark) && mark != hash)
            faults.Add($"{Name(record)}: differs from a checkpoint");
        (_expected, _previous) = (record.Sequence + 1, record.Hash.Length == AuditChain.HashBytes ? record.Hash : new byte[AuditChain.HashBytes]);
        _heads[record.Writer] = (record.Sequence, hash);
    }

    public void End()
    {
        foreach (var (writer, chain) in marks) CheckEnd(writer, chain.Keys.Max(), "a checkpoint");
    }

    private void Begin(string writer)
    {
        if (_heads.ContainsKey(writer)) faults.Add($"chain {writer}: begins twice");
        (_writer, _expected, _previous) = (writer, 0, new byte[AuditChain.HashBytes]);
    }

    private bool HasRightHash(AuditRecord record)
    {
        Span<byte> hash = stackalloc byte[AuditChain.HashBytes];
        AuditChain.Hash(key, record.Writer, record.Sequence, _previous, Encoding.UTF8.GetBytes(record.Canonical), hash);
        return CryptographicOperations.FixedTimeEquals(hash, record.Hash) && _previous.AsSpan().SequenceEqual(record.Previous);
    }

    // Entry 0 names the heads of the chains before: a chain that was dropped, shortened or exchanged as a whole shows here.
    private void CheckGenesis(AuditRecord record)
    {
        using var json = JsonDocument.Parse(record.Canonical);
        if (json.RootElement.GetProperty("kind").GetString() != AuditChain.GenesisKind) faults.Add($"{Name(record)}: is no genesis entry");
        foreach (var head in json.RootElement.GetProperty("details").EnumerateObject())
        {
            var parts = head.Value.GetString()?.Split(':') ?? [];
            if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var sequence)) continue;
            CheckEnd(head.Name, sequence, $"the first entry of {record.Writer}");
            if (_heads.TryGetValue(head.Name, out var end) && end.Sequence == sequence && end.Hash != parts[1])
                faults.Add($"{head.Name}/{sequence}: differs from what the first entry of {record.Writer} says");
        }
    }

    private void CheckEnd(string writer, long sequence, string source)
    {
        if (!_heads.TryGetValue(writer, out var end)) faults.Add($"chain {writer}: missing, but {source} names it");
        else if (end.Sequence < sequence) faults.Add($"{writer}/{end.Sequence + 1} to {writer}/{sequence}: missing, but {source} names them");
    }

    private string Gap(AuditRecord record) => record.Sequence > _expected
        ? $"{record.Writer}/{_expected}: missing (the next one is {record.Sequence})"
        : $"{Name(record)}: stands twice or out of order";

    private static string Name(AuditRecord record) => $"{record.Writer}/{record.Sequence}";
}
