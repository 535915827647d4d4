namespace Kms.Silo.Backups;

/// <summary>For reading a backup from end to end, to know that it is whole.</summary>
internal sealed class NoTarget : IBackupTarget
{
    public Task BeginAsync(BackupTable table, CancellationToken cancellation = default) => Task.CompletedTask;

    public ValueTask AddAsync(ReadOnlyMemory<byte> row) => ValueTask.CompletedTask;

    public Task EndAsync() => Task.CompletedTask;

    public Task CommitAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
