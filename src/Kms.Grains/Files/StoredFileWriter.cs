namespace Kms.Files;

/// <summary>Writes a produced file in pieces; one piece is in memory at a time and wiped once it is stored.</summary>
internal sealed class StoredFileWriter(IFileStore files, FileId file) : Stream
{
    private readonly byte[] piece = new byte[FileRules.LargestPiece];
    private int filled;
    private long stored;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => stored + filled;

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, piece.Length - filled);
            buffer[..count].CopyTo(piece.AsMemory(filled));
            filled += count;
            buffer = buffer[count..];
            if (filled == piece.Length) await StoreAsync(cancellationToken);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Pieces are stored when they are full; the last one by <see cref="CompleteAsync"/>.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stores what is left and returns the length.</summary>
    public async Task<long> CompleteAsync(CancellationToken cancellation = default)
    {
        if (filled > 0) await StoreAsync(cancellation);
        return stored;
    }

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Array.Clear(piece);
        base.Dispose(disposing);
    }

    private async Task StoreAsync(CancellationToken cancellation)
    {
        await files.WriteAsync(file, stored, piece.AsMemory(0, filled), cancellation);
        stored += filled;
        filled = 0;
        Array.Clear(piece);
    }
}
