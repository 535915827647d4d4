using System.Text;

namespace Kms.Tests.Imports;

/// <summary>A file of any length that is never in memory: line by line, on demand, and no way back.</summary>
internal sealed class GeneratedStream(long lines, Func<long, string> lineOf) : Stream
{
    private byte[] current = [];
    private int given;
    private long made;

    public long BytesGiven { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Fill(buffer.Span));

    public override int Read(byte[] buffer, int offset, int count) => Fill(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Fill(Span<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length && (given < current.Length || Next()))
        {
            var part = Math.Min(buffer.Length - filled, current.Length - given);
            current.AsSpan(given, part).CopyTo(buffer[filled..]);
            given += part;
            filled += part;
        }
        BytesGiven += filled;
        return filled;
    }

    private bool Next()
    {
        if (made == lines) return false;
        current = Encoding.UTF8.GetBytes(lineOf(made++));
        given = 0;
        return true;
    }
}
