namespace Kms.Imports;

/// <summary>The fields of one record. Doubled quotes are undone in place, so no field is ever copied.</summary>
internal sealed class FieldSplitter(byte separator)
{
    private const int MostFields = 256;

    private readonly (int Start, int Length, bool Quoted)[] fields = new (int, int, bool)[MostFields];

    public int Count { get; private set; }

    /// <summary>More fields than any table has: the rest stands in none.</summary>
    public bool Overflowed { get; private set; }

    public void Split(Span<byte> record)
    {
        Count = 0;
        Overflowed = false;
        var at = 0;
        while (at <= record.Length && !Overflowed)
        {
            var rest = record[at..];
            var first = rest.IndexOfAnyExcept((byte)' ');
            at = first >= 0 && rest[first] == '"' ? AddQuoted(record, at + first + 1) : AddPlain(record, at);
        }
    }

    public ReadOnlySpan<byte> Field(ReadOnlySpan<byte> record, int index)
    {
        var (start, length, quoted) = fields[index];
        var field = record.Slice(start, length);
        return quoted ? field : Fields.Trimmed(field);
    }

    private int AddPlain(ReadOnlySpan<byte> record, int at)
    {
        var length = record[at..].IndexOf(separator);
        if (length < 0) length = record.Length - at;
        Add(at, length, quoted: false);
        return at + length + 1;
    }

    private int AddQuoted(Span<byte> record, int at)
    {
        int start = at, to = at;
        while (true)
        {
            var quote = record[at..].IndexOf((byte)'"');
            var part = record.Slice(at, quote < 0 ? record.Length - at : quote);
            part.CopyTo(record[to..]);
            to += part.Length;
            at += part.Length + 1;
            if (at >= record.Length || record[at] != '"') break;
            record[to++] = (byte)'"';
            at++;
        }
        Add(start, to - start, quoted: true);
        if (at >= record.Length) return record.Length + 1;
        var next = record[at..].IndexOf(separator);
        return next < 0 ? record.Length + 1 : at + next + 1;
    }

    private void Add(int start, int length, bool quoted)
    {
        if (Count == MostFields) Overflowed = true;
        else fields[Count++] = (start, length, quoted);
    }
}
