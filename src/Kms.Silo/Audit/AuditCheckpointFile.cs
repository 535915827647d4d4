using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Kms.Silo.Hosting;
using Kms.Silo.Keys;
using Kms.Silo.Storage;
using Kms.Storage;

namespace Kms.Silo.Audit;

/// <summary>One checkpoint per line: HMAC-SHA-256 in hex, a blank, the JSON that it covers. Lines are only ever appended.</summary>
internal sealed class AuditCheckpointFile(StorageOptions options, AuditKey key)
{
    private const string Label = "kms/v1/audit-checkpoint\n";

    public string Path { get; } = System.IO.Path.Combine(options.DataFolder, "audit-checkpoints.log");

    /// <summary>Files of other silos, which are read besides.</summary>
    public IReadOnlyList<string> Others { get; set; } = [];

    public async Task AppendAsync(AuditCheckpoint checkpoint, CancellationToken cancellation = default)
    {
        var json = StoredJson.Write(checkpoint);
        PrivateFolder.Create(options.DataFolder); // On PostgreSQL nothing else needs it at the start.
        await using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        SeekEnd(file);
        await file.WriteAsync(Encoding.UTF8.GetBytes($"{Sign(json)} {json}\n"), cancellation);
        await file.FlushAsync(cancellation);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Every line with its place; null for one whose signature is wrong. A last line without its end is one that a crash cut off.</summary>
    public async IAsyncEnumerable<(string File, int Line, AuditCheckpoint? Checkpoint)> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var file in Others.Prepend(Path).Where(File.Exists))
        {
            var lines = (await File.ReadAllTextAsync(file, cancellation)).Split('\n');
            for (var i = 0; i < lines.Length - 1; i++) yield return (file, i + 1, Open(lines[i]));
        }
    }

    // A line that a crash cut off goes: what is written next would become a part of it, and both would look changed.
    private static void SeekEnd(FileStream file)
    {
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
        }
        file.SetLength(end);
        file.Position = end;
    }

    private AuditCheckpoint? Open(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0) return null;
        var signed = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(line[..blank]), Encoding.UTF8.GetBytes(Sign(line[(blank + 1)..])));
        return signed ? StoredJson.Read<AuditCheckpoint>(line[(blank + 1)..]) : null;
    }

    private string Sign(string json)
    {
        Span<byte> hash = stackalloc byte[AuditChain.HashBytes];
        key.Hash(Encoding.UTF8.GetBytes(Label + json), hash);
        return Convert.ToHexStringLower(hash);
    }
}
