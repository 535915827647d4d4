using System.Text;

namespace Kms.Imports;

/// <summary>Tells how text is encoded and gives it as UTF-8 (or single bytes, see <see cref="Fields.Text"/>) without a byte order mark.</summary>
internal static class TextSource
{
    public static TextKind KindOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => TextKind.NotText, // UTF-32
        [0xFF, 0xFE, ..] => TextKind.Utf16LittleEndian,
        [0xFE, 0xFF, ..] => TextKind.Utf16BigEndian,
        _ => KindWithoutMark(head),
    };

    public static int MarkLength(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => 2,
        [0xEF, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    };

    public static Encoding? EncodingOf(TextKind kind) => kind switch
    {
        TextKind.Utf16LittleEndian => Encoding.Unicode,
        TextKind.Utf16BigEndian => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>The head as UTF-8, for looking at it.</summary>
    public static byte[] Decoded(ReadOnlySpan<byte> head)
    {
        var text = head[MarkLength(head)..];
        return EncodingOf(KindOf(head)) is { } encoding ? Encoding.Convert(encoding, Encoding.UTF8, text.ToArray()) : text.ToArray();
    }

    /// <param name="content">The file, standing behind its byte order mark.</param>
    public static Stream AsUtf8(Stream content, TextKind kind) => EncodingOf(kind) is { } encoding
        ? Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8, leaveOpen: true)
        : content;

    // Text of our languages in UTF-16 has a zero in nearly every second place; single zeros are left for the rows to report.
    private static TextKind KindWithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0, control = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0 && i % 2 == 0) even++;
            else if (head[i] == 0) odd++;
            else if (head[i] < 32 && head[i] is not ((byte)'\t' or (byte)'\n' or (byte)'\r')) control++;
        }
        if (odd > head.Length / 3 && even == 0) return TextKind.Utf16LittleEndian;
        if (even > head.Length / 3 && odd == 0) return TextKind.Utf16BigEndian;
        return even + odd + control > head.Length / 10 ? TextKind.NotText : TextKind.Bytes;
    }
}
