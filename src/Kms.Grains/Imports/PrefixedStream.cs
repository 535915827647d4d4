namespace Kms.Imports;

/// <summary>Gives back the bytes that were read to tell the format, then the rest: an upload cannot be rewound.</summary>
/// <param name="head">What was read; wiped as it is given.</param>
/// <param name="skipped">Bytes of it to leave out.</param>
/// <param name="rest">What follows.</param>
internal sealed class PrefixedStream(byte[] head, int skipped, Stream rest) : Stream
{
    private int given = skipped;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        given < head.Length ? FromHead(buffer.Span) : await rest.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer) => given < head.Length ? FromHead(buffer) : rest.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int FromHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, head.Length - given);
        var part = head.AsSpan(given, count);
        part.CopyTo(buffer);
        part.Clear(); // the head of a key file holds keys
        given += count;
        return count;
    }
}
