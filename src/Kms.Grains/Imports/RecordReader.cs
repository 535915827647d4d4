using System.Buffers;

namespace Kms.Imports;

/// <summary>
/// Cuts a stream into records: lines, or several lines where a quoted field spans them. One buffer of fixed size is all the memory
/// it takes; a record that does not fit is passed over and reported alone. The buffer held keys and is wiped at the end.
/// </summary>
internal sealed class RecordReader(Stream source, byte separator, int longest) : IDisposable
{
    private enum Due { Nothing, LineEnd, LineFeed }

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(longest * 2));
    private int start;
    private int filled;
    private int length;
    private int lines;
    private bool ended;
    private Due due;

    /// <summary>The line the record starts on, counted from 1.</summary>
    public long Line { get; private set; } = 1;

    public RecordFault Fault { get; private set; }

    /// <summary>The record without its line end; the reader's own memory, valid until the next call. Empty after a fault.</summary>
    public Span<byte> Record => Fault == RecordFault.None ? buffer.AsSpan(start, length) : [];

    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        Leave();
        return TryTake() ? new(true) : ReadMoreAsync(cancellation);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);

    private void Leave()
    {
        start += length;
        length = 0;
        Fault = RecordFault.None;
        Line += lines;
        lines = 0;
    }

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellation)
    {
        while (!TryTake())
        {
            if (ended) return false;
            if (filled - start > longest) return await PassOverAsync(cancellation);
            await FillAsync(cancellation);
        }
        return true;
    }

    private bool TryTake()
    {
        if (!SkippedLineEnd()) return false;
        var text = buffer.AsSpan(start, filled - start);
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 && (!ended || text.IsEmpty)) return false;
        if (end < 0) end = text.Length;
        return text[..end].Contains((byte)'"') ? TryTakeQuoted(text, end) : Take(end, end > longest ? RecordFault.TooLong : RecordFault.None);
    }

    private bool TryTakeQuoted(ReadOnlySpan<byte> text, int lineEnd)
    {
        var end = QuoteScan.EndOf(text, separator, ended);
        if (end == QuoteScan.Open && !ended && text.Length <= longest) return false;
        if (lineEnd > longest) return Take(lineEnd, RecordFault.TooLong);
        // The line alone is lost; reading goes on with the next one.
        if (end < 0 || end > longest) return Take(lineEnd, RecordFault.QuoteUnclosed);
        return Take(end, RecordFault.None, 1 + LineEnds(text[..end]));
    }

    private bool Take(int count, RecordFault fault, int spanned = 1)
    {
        length = count;
        lines = spanned;
        Fault = fault;
        due = Due.LineEnd;
        return true;
    }

    private async ValueTask<bool> PassOverAsync(CancellationToken cancellation)
    {
        int end;
        while ((end = buffer.AsSpan(start, filled - start).IndexOfAny((byte)'\r', (byte)'\n')) < 0 && !ended)
        {
            start = filled;
            await FillAsync(cancellation);
        }
        return Take(end < 0 ? filled - start : end, RecordFault.TooLong);
    }

    // A carriage return may stand at the very end of what has been read, its line feed in the next part.
    private bool SkippedLineEnd()
    {
        if (due == Due.LineEnd && start < filled) due = buffer[start++] == '\r' ? Due.LineFeed : Due.Nothing;
        if (due == Due.LineFeed && start < filled)
        {
            if (buffer[start] == '\n') start++;
            due = Due.Nothing;
        }
        return due == Due.Nothing;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        filled -= start;
        start = 0;
        var space = buffer.AsMemory(filled);
        var got = await source.ReadAtLeastAsync(space, Math.Min(space.Length, 16 * 1024), throwOnEndOfStream: false, cancellation);
        filled += got;
        ended = got < Math.Min(space.Length, 16 * 1024);
    }

    private static int LineEnds(ReadOnlySpan<byte> text) =>
        text.Count((byte)'\n') + text.Count((byte)'\r') - text.Count("\r\n"u8);
}
