using System.Buffers;

namespace Kms.Imports;

/// <summary>Cuts a stream into the JSON objects at its top (or in arrays at its top), in one buffer of fixed size. What stands between them is passed over.</summary>
internal sealed class JsonObjectReader(Stream source, int longest) : IDisposable
{
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(longest * 2));
    private int start;
    private int length;
    private int filled;
    private bool ended;
    private long linesBefore = 1;

    /// <summary>The line the object starts on, counted from 1.</summary>
    public long Line { get; private set; } = 1;

    public RowProblemCode? Problem { get; private set; }

    public ReadOnlySpan<byte> Object => buffer.AsSpan(start, length);

    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        Consume(length);
        length = 0;
        Problem = null;
        while (true)
        {
            var brace = buffer.AsSpan(start, filled - start).IndexOf((byte)'{');
            Consume(brace < 0 ? filled - start : brace);
            if (brace >= 0)
            {
                Line = linesBefore;
                length = JsonScan.LengthOfObject(buffer.AsSpan(start, filled - start));
                if (length > 0) return true;
                if (filled - start > longest) return PassOver(RowProblemCode.RowTooLong);
                if (ended) return PassOver(RowProblemCode.RowIncomplete);
            }
            else if (ended) return false;
            await FillAsync(cancellation);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);

    // Goes on at the next line that starts an object; one broken object must not take the others with it.
    private bool PassOver(RowProblemCode problem)
    {
        Problem = problem;
        var next = buffer.AsSpan(start, filled - start).IndexOf("\n{"u8);
        length = next < 0 ? filled - start : next;
        return true;
    }

    private void Consume(int count)
    {
        linesBefore += buffer.AsSpan(start, count).Count((byte)'\n');
        start += count;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        filled -= start;
        start = 0;
        var space = buffer.AsMemory(filled);
        var least = Math.Min(space.Length, 16 * 1024);
        var got = await source.ReadAtLeastAsync(space, least, throwOnEndOfStream: false, cancellation);
        filled += got;
        ended = got < least;
    }
}
