namespace Kms.Imports;

/// <summary>Our own csv has one row per key, PSKC one package: rows of one device that follow each other become one.</summary>
internal static class RowMerge
{
    /// <summary>The rows, those of one device made one. Whoever takes a row disposes it.</summary>
    public static IEnumerable<ImportRow> Merged(Func<ImportRow?> next)
    {
        var waiting = next();
        try
        {
            while (waiting is not null)
            {
                var row = next();
                if (row is not null && TryMerge(ref waiting, row)) continue;
                var ready = waiting;
                waiting = row;
                yield return ready;
            }
        }
        finally
        {
            waiting?.Dispose();
        }
    }

    public static bool TryMerge(ref ImportRow first, ImportRow next)
    {
        if (first.Device.Id is null || first.Device.Id != next.Device.Id) return false;
        if (first.Keys.IsEmpty || next.Keys.IsEmpty) return false;
        first = new ImportRow(first.Line, first.Device, first.Keys.AddRange(next.Keys), first.Problems.AddRange(next.Problems));
        return true;
    }
}
