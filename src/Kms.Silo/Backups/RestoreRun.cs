using Kms.Silo.Keys;
using Kms.Silo.Storage;

namespace Kms.Silo.Backups;

/// <summary>
/// Loads a backup. It is read from end to end before anything is touched, and loaded in one step: a process that ends in the middle leaves
/// what was there before.
/// </summary>
internal sealed class RestoreRun(IBackupDatabase database, IRootKeyProvider provider, IStorageStart start)
{
    /// <summary>Reads and checks all of it; returns what it says of itself and the number of rows.</summary>
    public async Task<(BackupHeader Header, long Rows)> CheckAsync(
        FileInfo file, string? passphrase, IProgress<TableCount>? progress, CancellationToken cancellation = default)
    {
        using var backup = await OpenBackup.OpenAsync(file, passphrase, database.Schema, provider, cancellation);
        await using var nothing = new NoTarget();
        return (backup.Header, await backup.ReadAsync(nothing, progress, cancellation));
    }

    /// <summary>Returns the number of rows.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="passphrase">Null when it is encrypted under the root key.</param>
    /// <param name="mayReplace">Asked, with what the backup says of itself, when the database is not empty.</param>
    /// <param name="progress">Told each table that is loaded.</param>
    /// <param name="cancellation">Stops it; nothing is changed.</param>
    public async Task<long> LoadAsync(
        FileInfo file, string? passphrase, Func<BackupHeader, bool> mayReplace, IProgress<TableCount>? progress, CancellationToken cancellation = default)
    {
        using var backup = await OpenBackup.OpenAsync(file, passphrase, database.Schema, provider, cancellation);
        await using (var nothing = new NoTarget()) await backup.ReadAsync(nothing, progress: null, cancellation);
        await start.LockAsync(cancellation);
        try
        {
            if (await database.HoldsRowsAsync(cancellation) && !mayReplace(backup.Header))
                throw new BackupException(
                    $"{database.Place} holds data. Restore into an empty one, or give --replace to remove what is there. Nothing was changed.");
            await using var target = await database.BeginAsync(backup.Header.Schema, cancellation);
            var rows = await backup.ReadAsync(target, progress, cancellation);
            await target.CommitAsync();
            return rows;
        }
        catch (Exception fault) when (database.Explain(fault) is { } told)
        {
            throw told;
        }
    }
}
