namespace Kms.Imports;

/// <summary>Our own csv has one row per key: rows of one device that follow each other become one.</summary>
internal static class RowMerge
{
    public static bool TryMerge(ref ImportRow first, ImportRow next)
    {
        if (first.Device.Id is null || first.Device.Id != next.Device.Id) return false;
        if (first.Keys.IsEmpty || next.Keys.IsEmpty) return false;
        first = new ImportRow(first.Line, first.Device, first.Keys.AddRange(next.Keys), first.Problems.AddRange(next.Problems));
        return true;
    }
}
