namespace Kms.Silo.Backups;

/// <summary>Takes the tables of a backup. Disposed without a commit, it leaves nothing behind.</summary>
internal interface IBackupTarget : IAsyncDisposable
{
    Task BeginAsync(BackupTable table, CancellationToken cancellation = default);

    /// <summary>A row as <see cref="FrameFields.ReadRow"/> reads it.</summary>
    ValueTask AddAsync(ReadOnlyMemory<byte> row);

    Task EndAsync();

    /// <summary>All or nothing.</summary>
    Task CommitAsync();
}
