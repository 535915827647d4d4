using System.Runtime.CompilerServices;

namespace Kms.Imports;

/// <summary>Lists of all makers, The Things Stack's table and our own csv: records, a header or none, fields by column.</summary>
internal sealed class PlainListSource(KeyFileOptions options, byte separator) : IRowSource
{
    public async IAsyncEnumerable<ImportRow> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var records = new RecordReader(content, separator, options.LongestRow);
        var parser = new ListRowParser(separator, options.Manufacturer);
        ImportRow? waiting = null;
        try
        {
            while (await records.ReadAsync(cancellation))
            {
                if (parser.Parse(records.Record, records.Line, records.Fault) is not { } row) continue;
                if (!parser.Layout.HasKeyPerRow) yield return row;
                else if (waiting is not null && RowMerge.TryMerge(ref waiting, row)) continue;
                else
                {
                    var ready = waiting;
                    waiting = row;
                    if (ready is not null) yield return ready;
                }
            }
            var last = waiting;
            waiting = null;
            if (last is not null) yield return last;
        }
        finally
        {
            waiting?.Dispose();
        }
    }
}
