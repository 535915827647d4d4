using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Begins behind the cursor and ends after the limit, in the order of a key and an id.</summary>
internal static class CatalogueOrder
{
    private static readonly Cursor s_start = new("", "", 0, true);
    private static readonly Cursor s_end = new(SearchKeys.After(""), SearchKeys.After(""), 0, true);

    /// <param name="sql">Gets the conditions, the order and the limit.</param>
    /// <param name="question">Cursor, direction and limit.</param>
    /// <param name="slice">Where the ids begin and end.</param>
    /// <param name="key">The sort key; null when the id alone sorts.</param>
    /// <param name="id">The id, of the table whose index is walked.</param>
    /// <param name="hide">Keeps the planner from walking an index in this order; a key comes hidden already.</param>
    public static void Add(SqlText sql, CatalogueQuestion question, CatalogueSlice slice, string? key, string id, bool hide)
    {
        var descending = question.Filter.Descending;
        var (beyond, direction) = descending ? ("<", "desc") : (">", "");
        // The first page begins behind a place before all others, so that it is found in the same way as the thousandth.
        var from = question.From ?? (descending ? s_end : s_start);
        var alongIds = key is null && !hide;
        slice.AddIds(sql, id, alongIds ? from : null, descending);
        var first = key ?? (hide ? CatalogueSort.ById.Hidden(id, descending) : id);
        if (key is not null) sql.Add($"and ({first}, {id}) {beyond} (?, ?)", Key(question, from), from.Id);
        else if (hide || slice.Ids is null) sql.Add($"and {first} {beyond} ?", from.Id);
        sql.Add(key is null ? $"order by {first} {direction} limit ?" : $"order by {first} {direction}, {id} {direction} limit ?", question.Limit);
    }

    private static object Key(CatalogueQuestion question, Cursor from)
    {
        if (!question.Sort.IsNumber) return from.Key;
        return question.From is not null ? from.Number : question.Filter.Descending ? long.MaxValue : long.MinValue;
    }
}
