using System.Globalization;

namespace Kms.Imports;

/// <summary>All serial numbers from the first to the last, both included; of one length, so that zeros in front are kept.</summary>
internal readonly record struct SerialRange(long First, long Last, int Digits)
{
    public long Count => Last - First + 1;

    /// <summary>Null unless both ends are digits of one length, in order.</summary>
    public static SerialRange? Between(string first, string last)
    {
        if (first.Length != last.Length || first.Length is < 8 or > 16) return null;
        if (!long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)) return null;
        if (!long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to < from) return null;
        return new(from, to, first.Length);
    }

    public string At(long offset) => (First + offset).ToString("D" + Digits, CultureInfo.InvariantCulture);
}
