using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Kms.Silo.Backups;

/// <summary>
/// The head of a backup, readable without a key: <c>KMSBACKUP\n</c>, the length (4 bytes, big-endian) and this record as JSON. Every
/// encrypted piece is bound to its SHA-256.
/// </summary>
internal sealed record BackupHeader
{
    public const int ThisFormat = 1;

    private const int MaxBytes = 4_096;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public required int Format { get; init; }

    /// <summary>Version of the program that took it.</summary>
    public required string Product { get; init; }

    /// <summary>Number of the last schema script of the database.</summary>
    public required int Schema { get; init; }

    public required DateTimeOffset Taken { get; init; }

    /// <summary>The root key that opens the keys inside; not a part of the backup.</summary>
    public required string RootId { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>Rounds of the passphrase's derivation; null when the file is encrypted under the root key.</summary>
    public int? Rounds { get; init; }

    /// <summary>Tells a wrong key before anything is decrypted.</summary>
    public required string Check { get; init; }

    private static ReadOnlySpan<byte> Magic => "KMSBACKUP\n"u8;

    public byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, s_json);
        var bytes = new byte[Magic.Length + sizeof(int) + json.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Magic.Length), json.Length);
        json.CopyTo(bytes.AsSpan(Magic.Length + sizeof(int)));
        return bytes;
    }

    public static string HashOf(ReadOnlySpan<byte> head) => Convert.ToHexStringLower(SHA256.HashData(head));

    /// <summary>Reads the head and leaves the stream behind it; returns its hash, too.</summary>
    public static (BackupHeader Header, string Hash) Read(Stream stream, string file)
    {
        var start = new byte[Magic.Length + sizeof(int)];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0) throw BackupFaults.Empty(file);
        if (!Magic.StartsWith(start.AsSpan(0, Math.Min(read, Magic.Length)))) throw BackupFaults.NoBackup(file);
        if (read < start.Length) throw BackupFaults.CutOff(file, read);
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Magic.Length));
        if (length is < 2 or > MaxBytes) throw BackupFaults.HeadChanged(file);
        var json = new byte[length];
        if (stream.ReadAtLeast(json, length, throwOnEndOfStream: false) < length) throw BackupFaults.CutOff(file, stream.Position);
        return (Parse(json, file), HashOf([.. start, .. json]));
    }

    private static BackupHeader Parse(byte[] json, string file)
    {
        try
        {
            var header = JsonSerializer.Deserialize<BackupHeader>(json, s_json) ?? throw BackupFaults.HeadChanged(file);
            return header is { Product: null } or { RootId: null } or { Salt: null } or { Check: null } ? throw BackupFaults.HeadChanged(file) : header;
        }
        catch (JsonException)
        {
            throw BackupFaults.HeadChanged(file);
        }
    }
}
