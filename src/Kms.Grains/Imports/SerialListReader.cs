using System.Runtime.CompilerServices;

namespace Kms.Imports;

/// <summary>
/// Reads the serial numbers of a batch reference: separated by comma, semicolon, tab or line end, with or without header, quoted or
/// not, or as ranges `first;last`. What tells duplicates takes some fifty bytes per serial number, and there is a limit.
/// </summary>
internal sealed class SerialListReader(SerialListOptions options)
{
    private const int FieldsAtOnce = 64; // a header or a range is shorter; a longer line is a list

    public async IAsyncEnumerable<SerialToken> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (text, separator) = await OpenAsync(file, cancellation);
        using var reader = new SerialFieldReader(text, separator);
        var lines = new SerialLines(options, separator);
        var fields = new List<string?>();
        var first = 1;
        while (await reader.ReadAsync(cancellation))
        {
            if (fields.Count == 0) first = reader.Column;
            fields.Add(reader.IsTooLong ? null : reader.Text);
            if (!reader.EndsLine && fields.Count < FieldsAtOnce) continue;
            foreach (var token in lines.Read(fields, reader.Line, first)) yield return token;
            fields.Clear();
        }
    }

    private static async Task<(Stream Text, byte Separator)> OpenAsync(Stream file, CancellationToken cancellation)
    {
        var head = new byte[16 * 1024];
        var count = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        head = head[..count];
        var kind = TextSource.KindOf(head);
        if (kind == TextKind.NotText || head.AsSpan().StartsWith("PK\x03\x04"u8))
            throw new UnreadableFileException(FileProblem.NotText, "This file is not text. Save the serial numbers as CSV or text (UTF-8).");
        var separator = ListDetector.SeparatorOf(TextSource.Decoded(head));
        return (TextSource.AsUtf8(new PrefixedStream(head, TextSource.MarkLength(head), file), kind), separator);
    }
}
