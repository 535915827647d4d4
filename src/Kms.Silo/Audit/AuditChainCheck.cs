using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Kms.Silo.Keys;

namespace Kms.Silo.Audit;

/// <summary>Follows the chains entry by entry and remembers where each ended.</summary>
internal sealed class AuditChainCheck(AuditKey key, Dictionary<string, Dictionary<long, string>> marks, AuditFaults faults)
{
    private readonly Dictionary<string, (long Sequence, byte[] Hash)> _heads = new(StringComparer.Ordinal);
    private Dictionary<long, string>? _marks;
    private string? _writer;
    private long _expected;
    private byte[] _previous = AuditChain.NoHash;

    public long Entries { get; private set; }

    public int Chains => _heads.Count;

    public void Add(in ChainedEntry entry)
    {
        Entries++;
        if (entry.Writer != _writer) Begin(entry.Writer);
        if (entry.Sequence != _expected) AddGap(entry);
        else if (!HasRightHash(entry)) faults.Add(AuditFaultTexts.Changed, Name(entry));
        else if (entry.Sequence == 0) CheckGenesis(entry);
        if (_marks is not null && _marks.TryGetValue(entry.Sequence, out var mark) && mark != Convert.ToHexStringLower(entry.Hash))
            faults.Add(AuditFaultTexts.OffCheckpoint, Name(entry));
        (_expected, _previous) = (entry.Sequence + 1, entry.Hash.Length == AuditChain.HashBytes ? entry.Hash : AuditChain.NoHash);
        CollectionsMarshal.GetValueRefOrAddDefault(_heads, entry.Writer, out _) = (entry.Sequence, entry.Hash);
    }

    public void End()
    {
        foreach (var (writer, chain) in marks) CheckEnd(writer, chain.Keys.Max(), genesis: null);
    }

    private void Begin(string writer)
    {
        if (_heads.ContainsKey(writer)) faults.Add(AuditFaultTexts.BeginsTwice, writer);
        (_writer, _expected, _previous, _marks) = (writer, 0, AuditChain.NoHash, marks.GetValueOrDefault(writer));
    }

    private bool HasRightHash(in ChainedEntry entry)
    {
        Span<byte> hash = stackalloc byte[AuditChain.HashBytes];
        AuditChain.Hash(key, entry.Writer, entry.Sequence, _previous, entry.Text, hash);
        return CryptographicOperations.FixedTimeEquals(hash, entry.Hash) && _previous.AsSpan().SequenceEqual(entry.Previous);
    }

    // Entry 0 names the heads of the chains before: a chain that was dropped, shortened or exchanged as a whole shows here.
    private void CheckGenesis(in ChainedEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Text);
        if (json.RootElement.GetProperty("kind").GetString() != AuditChain.GenesisKind) faults.Add(AuditFaultTexts.NotGenesis, Name(entry));
        foreach (var head in json.RootElement.GetProperty("details").EnumerateObject())
        {
            var parts = head.Value.GetString()?.Split(':') ?? [];
            if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out var sequence)) continue;
            CheckEnd(head.Name, sequence, entry.Writer);
            if (_heads.TryGetValue(head.Name, out var end) && end.Sequence == sequence && Convert.ToHexStringLower(end.Hash) != parts[1])
                faults.Add(AuditFaultTexts.OffGenesis, Name(head.Name, sequence), entry.Writer);
        }
    }

    // A checkpoint names the entry, or the first entry of a later chain does.
    private void CheckEnd(string writer, long sequence, string? genesis)
    {
        if (!_heads.TryGetValue(writer, out var end))
        {
            if (genesis is null) faults.Add(AuditFaultTexts.ChainMissingByCheckpoint, writer);
            else faults.Add(AuditFaultTexts.ChainMissingByGenesis, writer, genesis);
        }
        else if (end.Sequence < sequence)
        {
            var (first, last) = (Name(writer, end.Sequence + 1), Name(writer, sequence));
            if (genesis is null) faults.Add(AuditFaultTexts.EndMissingByCheckpoint, first, last);
            else faults.Add(AuditFaultTexts.EndMissingByGenesis, first, last, genesis);
        }
    }

    private void AddGap(in ChainedEntry entry)
    {
        if (entry.Sequence > _expected) faults.Add(AuditFaultTexts.Missing, Name(entry.Writer, _expected), Name(entry));
        else faults.Add(AuditFaultTexts.OutOfOrder, Name(entry));
    }

    private static string Name(in ChainedEntry entry) => Name(entry.Writer, entry.Sequence);

    private static string Name(string writer, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{writer}/{sequence}");
}
