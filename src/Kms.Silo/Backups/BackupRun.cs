using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Kms.Keys;
using Kms.Silo.Commands;
using Kms.Silo.Keys;

namespace Kms.Silo.Backups;

/// <summary>Takes a backup of one moment, also beside a running service. The file has its name once it is whole and on disk.</summary>
internal sealed class BackupRun(IBackupDatabase database, IRootKeyProvider provider, TimeProvider clock)
{
    private const string ReadSchema = "select max(number) from schema_script";
    private const string ReadRoot = "select distinct root_id from key_ring";

    /// <summary>Returns the number of rows.</summary>
    /// <param name="file">Replaced when it is there.</param>
    /// <param name="passphrase">Encrypts it; the root key does when null.</param>
    /// <param name="progress">Told each table.</param>
    /// <param name="cancellation">Stops it; nothing stays.</param>
    public async Task<long> TakeAsync(FileInfo file, string? passphrase, IProgress<TableCount>? progress, CancellationToken cancellation = default)
    {
        var part = new FileInfo(file.FullName + ".part");
        var stream = PrivateFile.Create(part);
        try
        {
            var rows = 0L;
            await using (stream)
            await using (var snapshot = await database.OpenSnapshotAsync(cancellation))
                rows = await WriteAsync(snapshot, stream, passphrase, progress, cancellation);
            File.Move(part.FullName, file.FullName, overwrite: true);
            return rows;
        }
        catch (Exception fault) when (database.Explain(fault) is { } told)
        {
            throw told;
        }
        finally
        {
            File.Delete(part.FullName);
        }
    }

    private async Task<long> WriteAsync(
        DbConnection snapshot, FileStream stream, string? passphrase, IProgress<TableCount>? progress, CancellationToken cancellation)
    {
        var (header, key) = await BeginAsync(snapshot, passphrase, cancellation);
        using var cipher = new GcmCipher(key);
        var head = header.ToBytes();
        await stream.WriteAsync(head, cancellation);
        using var writer = new BackupWriter(new PieceWriter(stream, cipher, BackupHeader.HashOf(head)));
        var rows = 0L;
        foreach (var table in BackupTables.All) rows += await WriteAsync(snapshot, table, writer, progress, cancellation);
        writer.End();
        stream.Flush(flushToDisk: true);
        return rows;
    }

    private static async Task<long> WriteAsync(
        DbConnection snapshot, string name, BackupWriter writer, IProgress<TableCount>? progress, CancellationToken cancellation)
    {
        await using var command = snapshot.CreateCommand();
        command.CommandText = $"select * from {name}";
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var table = BackupTable.Of(name, reader);
        writer.Begin(table);
        for (var rows = 1L; await reader.ReadAsync(cancellation); rows++)
        {
            writer.Add(table, reader);
            if (rows % TableCount.Step != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new TableCount(name, rows, IsWhole: false));
        }
        var all = writer.EndTable();
        progress?.Report(new TableCount(name, all, IsWhole: true));
        return all;
    }

    private async Task<(BackupHeader Header, ClearKey Key)> BeginAsync(DbConnection snapshot, string? passphrase, CancellationToken cancellation)
    {
        var rootId = await FindRootIdAsync(snapshot, cancellation);
        var salt = RandomNumberGenerator.GetBytes(BackupKey.SaltBytes);
        var key = passphrase is null
            ? await FindKeyAsync(rootId, salt, cancellation)
            : BackupKey.FromPassphrase(passphrase, salt, BackupKey.Rounds);
        return (new BackupHeader
        {
            Format = BackupHeader.ThisFormat,
            Product = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), // Set for all projects at once.
            Schema = database.Schema,
            Taken = clock.GetUtcNow(),
            RootId = rootId,
            Salt = salt,
            Rounds = passphrase is null ? null : BackupKey.Rounds,
            Check = BackupKey.CheckOf(key),
        }, key);
    }

    private async Task<string> FindRootIdAsync(DbConnection snapshot, CancellationToken cancellation)
    {
        var schema = Convert.ToInt32((await ReadAsync(snapshot, ReadSchema, cancellation)).Single(), CultureInfo.InvariantCulture);
        if (schema != database.Schema)
            throw new BackupException(
                $"{database.Place} has schema {schema}, and this program {database.Schema}: back it up with the version that serves it, or start this one on it first.");
        return await ReadAsync(snapshot, ReadRoot, cancellation) switch
        {
            [string one] => one,
            [] => throw new BackupException($"{database.Place} has no key ring: the service was never started on it, so there is nothing to back up."),
            _ => throw new BackupException($"{database.Place} is kept under two root keys: wait until the change of the root key has ended."),
        };
    }

    private async Task<ClearKey> FindKeyAsync(string rootId, byte[] salt, CancellationToken cancellation)
    {
        using var root = await provider.FindAsync(cancellation);
        if (root?.Id != rootId)
            throw new BackupException(
                $"The backup is encrypted under root key {rootId}, but {provider.Place} {(root is null ? "is not there" : $"holds root key {root.Id}")}. Put the right one in its place, or give a passphrase with --passphrase-file.");
        return BackupKey.FromRoot(root, salt);
    }

    private static async Task<List<object>> ReadAsync(DbConnection snapshot, string sql, CancellationToken cancellation)
    {
        await using var command = snapshot.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new List<object>();
        while (await reader.ReadAsync(cancellation)) values.Add(reader.GetValue(0));
        return values;
    }
}
