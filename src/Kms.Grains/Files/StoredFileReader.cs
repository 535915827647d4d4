namespace Kms.Files;

/// <summary>A stored file as a stream that is read once, forward; one piece is in memory at a time.</summary>
internal sealed class StoredFileReader(IFileStore files, FileId file, CancellationToken stopping) : Stream
{
    private byte[] piece = [];
    private long pieceOffset;
    private long position;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        if (position >= pieceOffset + piece.Length && !await NextAsync()) return 0;
        var from = (int)(position - pieceOffset);
        var count = Math.Min(piece.Length - from, buffer.Length);
        piece.AsMemory(from, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // An uploaded piece holds keys.
        Array.Clear(piece);
        base.Dispose(disposing);
    }

    private async ValueTask<bool> NextAsync()
    {
        Array.Clear(piece);
        var next = await files.ReadAsync(file, position, stopping);
        (pieceOffset, piece) = next ?? (position, []);
        return position < pieceOffset + piece.Length;
    }
}
