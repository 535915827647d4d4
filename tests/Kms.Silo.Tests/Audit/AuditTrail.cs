using System.Globalization;
using System.Text;
using Kms.Audit;
using Kms.Keys;
using Kms.Silo.Audit;
using Kms.Silo.Keys;
using Kms.Silo.Storage;
using Kms.Silo.Storage.Writing;
using Kms.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kms.Silo.Tests.Audit;

/// <summary>Chains as a service writes them that was started several times, with their checkpoints.</summary>
internal sealed class AuditTrail : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AuditKey _key = new();
    private readonly AuditCheckpointFile _checkpoints;

    private AuditTrail()
    {
        using var root = new RootKey(ClearKey.Generate(32));
        _key.Load(root);
        _checkpoints = new AuditCheckpointFile(new StorageOptions { DataFolder = _folder.Path }, _key);
    }

    public List<AuditRecord> Records { get; } = [];

    public string CheckpointFile => _checkpoints.Path;

    public void ReadAlso(string checkpointFile) => _checkpoints.Others = [checkpointFile];

    public static async Task<AuditTrail> WriteAsync(int chains, int entries)
    {
        var trail = new AuditTrail();
        for (var chain = 0; chain < chains; chain++) await trail.AddChainAsync($"2026030{chain}T090000-aa", entries);
        return trail;
    }

    /// <summary>As the service does after another start.</summary>
    public Task StartAgainAsync(int entries) => AddChainAsync($"2026039{entries}T090000-aa", entries);

    /// <summary>Another start that writes its genesis entry and is stopped.</summary>
    public async Task StopAsync(CancellationToken outOfTime)
    {
        var tails = new AuditTails(_key, TimeProvider.System);
        var (tail, genesis) = tails.Start([]);
        tail.Append(genesis);
        tails.Publish(tail);
        using var checkpoints = new AuditCheckpoints(tails, _checkpoints, TimeProvider.System, NullLogger<AuditCheckpoints>.Instance);
        await checkpoints.StopAsync(outOfTime);
    }

    public async Task<AuditVerdict> VerifyAsync(IEnumerable<AuditRecord>? records = null) =>
        await new AuditVerifier(_key, _checkpoints).VerifyAsync((records ?? Records).ToAsyncEnumerable());

    public byte[] Hash(AuditRecord record, AuditKey? key = null)
    {
        var hash = new byte[AuditChain.HashBytes];
        AuditChain.Hash(key ?? _key, record.Writer, record.Sequence, record.Previous, Encoding.UTF8.GetBytes(record.Canonical), hash);
        return hash;
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private async Task AddChainAsync(string writer, int entries)
    {
        var previous = new byte[AuditChain.HashBytes];
        for (var sequence = 0; sequence < entries; sequence++)
        {
            var entry = new AuditRecord(writer, sequence, sequence == 0 ? Genesis() : Text(sequence), previous, []);
            entry = entry with { Hash = Hash(entry) };
            Records.Add(entry);
            previous = entry.Hash;
        }
        var head = new AuditCheckpointHead(writer, entries - 1, Convert.ToHexStringLower(previous));
        await _checkpoints.AppendAsync(new AuditCheckpoint(DateTimeOffset.UnixEpoch, [head]));
    }

    private string Genesis()
    {
        var heads = Records.GroupBy(record => record.Writer).Select(chain => chain.Last())
            .Select(head => $"\"{head.Writer}\":\"{head.Sequence.ToString(CultureInfo.InvariantCulture)}:{Convert.ToHexStringLower(head.Hash)}\"");
        return $$$"""{"id":"g","kind":"{{{AuditChain.GenesisKind}}}","at":"2026-03-02T09:00:00.000000Z","details":{ {{{string.Join(',', heads)}}} }}""";
    }

    private static string Text(int sequence) =>
        $$$"""{"id":"{{{sequence:x32}}}","kind":"key.read","at":"2026-03-02T09:00:00.000000Z","device":"KAM-{{{sequence:D8}}}","details":{"purpose":"dek"}}""";
}
