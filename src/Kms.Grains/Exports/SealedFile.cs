namespace Kms.Exports;

/// <summary>
/// A key file on its way into a protected one: what is written forward is encrypted and passed on at once, a piece at a time, so that a file of
/// any size needs the same memory. It does not close what it writes to.
/// </summary>
internal abstract class SealedFile : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>What must be told to the person who opens it; null when nothing must.</summary>
    public virtual string? Passphrase => null;

    /// <summary>Writes the end. Without this call the file is cut off.</summary>
    public abstract ValueTask CompleteAsync(CancellationToken cancellation);

    public abstract override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Pieces pass on by themselves; the rest by <see cref="CompleteAsync"/>.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Write asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
