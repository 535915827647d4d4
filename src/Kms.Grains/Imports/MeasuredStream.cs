namespace Kms.Imports;

/// <summary>Counts what is read and refuses more than the limit, so that nothing large is ever held or unpacked.</summary>
internal sealed class MeasuredStream(Stream inner, long limit, Func<UnreadableFileException> tooMuch) : Stream
{
    private const int TailLength = 32;

    private readonly byte[] tail = new byte[TailLength];
    private long count;

    public bool Ended { get; private set; }

    /// <summary>Whether the last bytes read that were no blanks are these.</summary>
    public bool EndsWith(ReadOnlySpan<byte> text) => tail.AsSpan().EndsWith(text);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var got = await inner.ReadAsync(buffer, cancellationToken);
        return Measured(buffer.Span, got);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer) => Measured(buffer, inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Measured(ReadOnlySpan<byte> buffer, int got)
    {
        count += got;
        if (count > limit) throw tooMuch();
        if (got == 0 && !buffer.IsEmpty) Ended = true;
        var filled = buffer[..got].TrimEnd(" \t\r\n"u8);
        filled = filled[Math.Max(0, filled.Length - TailLength)..];
        tail.AsSpan(filled.Length).CopyTo(tail);
        filled.CopyTo(tail.AsSpan(TailLength - filled.Length));
        return got;
    }
}
