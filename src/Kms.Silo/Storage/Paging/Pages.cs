using System.Collections.Immutable;
using Kms;

namespace Kms.Silo.Storage.Paging;

internal static class Pages
{
    /// <summary>Totals are exact up to this many.</summary>
    public const int MaxTotal = 10_000;

    private const int MaxLimit = 1_000;

    public static int Limit(PageRequest page) => Math.Clamp(page.Limit, 1, MaxLimit);

    /// <summary>Makes the page of up to limit + 1 rows; the one too many tells that there is a next page.</summary>
    public static Page<T> Of<TRow, T>(
        List<TRow> rows, int limit, (long Count, bool Exact) total, Func<TRow, T> item, Func<TRow, (string Key, string Id)> place)
    {
        var count = Math.Min(rows.Count, limit);
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++) items.Add(item(rows[i]));
        string? next = null;
        if (rows.Count > limit)
        {
            var (key, id) = place(rows[limit - 1]);
            next = new Cursor(key, id, total.Count, total.Exact).ToString();
        }
        return new Page<T>(items.MoveToImmutable(), next, total.Count, total.Exact);
    }

    /// <summary>From a count that stopped one past the limit.</summary>
    public static (long Count, bool Exact) Total(long counted) => counted > MaxTotal ? (MaxTotal, false) : (counted, true);
}
