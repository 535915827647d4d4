using System.Buffers;

namespace Kms.Imports;

/// <summary>
/// Reads field by field, not line by line: a batch list may well be one line of a million serial numbers. A field that is too long
/// to be one comes as an empty text with <see cref="IsTooLong"/>.
/// </summary>
internal sealed class SerialFieldReader(Stream source, byte separator) : IDisposable
{
    private const int LongestField = 4096;

    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int filled;
    private bool ended;
    private bool atLineStart = true;
    private bool feedMayFollow;
    private int linesInField;

    /// <summary>Counts from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The field on the line, counts from 1.</summary>
    public int Column { get; private set; }

    public string Text { get; private set; } = "";

    public bool IsTooLong { get; private set; }

    /// <summary>Nothing more stands on the line.</summary>
    public bool EndsLine { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        Advance();
        while (!TryTake())
        {
            if (ended) return false;
            await FillAsync(cancellation);
        }
        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);

    private void Advance()
    {
        Line += linesInField + (EndsLine ? 1 : 0);
        linesInField = 0;
        Column = EndsLine ? 1 : Column + 1;
        atLineStart |= EndsLine;
        EndsLine = false;
        IsTooLong = false;
    }

    private bool TryTake()
    {
        if (feedMayFollow && start < filled)
        {
            if (buffer[start] == '\n') start++;
            feedMayFollow = false;
        }
        var rest = buffer.AsSpan(start, filled - start);
        var length = FieldEnd.Of(rest, separator, ended);
        if (length < 0 && rest.Length > LongestField) return PassOver(rest);
        if (length < 0) return false;
        if (length == rest.Length && atLineStart && length == 0) return false; // the file ends with a line end
        linesInField = rest[..length].Count((byte)'\n');
        Text = Fields.Text(FieldEnd.Unquoted(rest[..length]));
        return Took(length);
    }

    private bool PassOver(ReadOnlySpan<byte> rest)
    {
        IsTooLong = true;
        Text = "";
        var end = rest.IndexOfAny(separator, (byte)'\r', (byte)'\n');
        if (end >= 0) return Took(end);
        start = filled;
        return false;
    }

    private bool Took(int length)
    {
        start += length;
        atLineStart = false;
        EndsLine = start == filled || buffer[start] != separator;
        if (start == filled) return true;
        feedMayFollow = buffer[start] == '\r';
        start++;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        buffer.AsSpan(start, filled - start).CopyTo(buffer);
        filled -= start;
        start = 0;
        var got = await source.ReadAtLeastAsync(buffer.AsMemory(filled), 16 * 1024, throwOnEndOfStream: false, cancellation);
        filled += got;
        ended = got < 16 * 1024;
    }
}
