using Kms.Keys;
using Kms.Silo.Keys;

namespace Kms.Silo.Backups;

/// <summary>A backup with its key. It stays open between checking and loading, so that both read the same file.</summary>
internal sealed class OpenBackup : IDisposable
{
    private readonly FileStream _stream;
    private readonly GcmCipher _cipher;
    private readonly string _headHash;
    private readonly long _start;
    private readonly string _name;

    private OpenBackup(FileStream stream, string name, BackupHeader header, string headHash, GcmCipher cipher)
    {
        (_stream, _name, Header, _headHash, _cipher) = (stream, name, header, headHash, cipher);
        _start = stream.Position;
    }

    public BackupHeader Header { get; }

    /// <summary>Refuses a file of another kind or version, a wrong passphrase, and a root key that is missing or another one.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="passphrase">Null when it is encrypted under the root key.</param>
    /// <param name="schema">The program's schema.</param>
    /// <param name="provider">The root key.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<OpenBackup> OpenAsync(
        FileInfo file, string? passphrase, int schema, IRootKeyProvider provider, CancellationToken cancellation)
    {
        if (!file.Exists) throw new BackupException($"There is no file {file.FullName}.");
        var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16);
        try
        {
            var (header, hash) = BackupHeader.Read(stream, file.Name);
            Demand(header, file.Name, schema);
            var key = await FindKeyAsync(header, file.Name, passphrase, provider, cancellation);
            return new OpenBackup(stream, file.Name, header, hash, new GcmCipher(key));
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads all of it; returns the number of rows.</summary>
    public async Task<long> ReadAsync(IBackupTarget target, IProgress<TableCount>? progress, CancellationToken cancellation)
    {
        _stream.Position = _start;
        using var reader = new BackupReader(new PieceReader(_stream, _cipher, _headHash, _name), _name, target, progress);
        return await reader.ReadAsync(cancellation);
    }

    public void Dispose()
    {
        _cipher.Dispose();
        _stream.Dispose();
    }

    private static void Demand(BackupHeader header, string file, int schema)
    {
        if (header.Format > BackupHeader.ThisFormat) throw BackupFaults.NewerFormat(file, header);
        if (header.Schema > schema) throw BackupFaults.NewerSchema(file, header, schema);
        if (header.Schema < BackupTables.FirstSchema) throw BackupFaults.OlderSchema(file, header, BackupTables.FirstSchema);
        if (header.Rounds is { } rounds && !BackupKey.IsSound(rounds)) throw BackupFaults.HeadChanged(file);
    }

    private static async Task<ClearKey> FindKeyAsync(
        BackupHeader header, string file, string? passphrase, IRootKeyProvider provider, CancellationToken cancellation)
    {
        if (header.Rounds is null && passphrase is not null) throw BackupFaults.WantsRootKey(file);
        if (header.Rounds is not null && passphrase is null) throw BackupFaults.WantsPassphrase(file);
        // Under a passphrase, too: what is inside can be used with this root key alone.
        using var root = await provider.FindAsync(cancellation) ?? throw BackupFaults.NoRootKey(header.RootId, provider.Place);
        if (root.Id != header.RootId) throw BackupFaults.OtherRootKey(header.RootId, provider.Place, root.Id);
        var key = passphrase is null
            ? BackupKey.FromRoot(root, header.Salt)
            : BackupKey.FromPassphrase(passphrase, header.Salt, header.Rounds!.Value); // Looked at above.
        if (BackupKey.CheckOf(key) == header.Check) return key;
        key.Dispose();
        throw passphrase is null ? BackupFaults.HeadChanged(file) : BackupFaults.WrongPassphrase(file);
    }
}
