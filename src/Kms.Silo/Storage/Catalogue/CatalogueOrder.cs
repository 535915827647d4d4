using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Begins behind the cursor and ends after the limit, in the order of a key and an id.</summary>
internal static class CatalogueOrder
{
    /// <param name="sql">Gets the conditions, the order and the limit.</param>
    /// <param name="question">Cursor, direction and limit.</param>
    /// <param name="key">The sort key; null when the id alone sorts.</param>
    /// <param name="id">The id, of the table whose index is walked.</param>
    /// <param name="hide">Keeps the planner from walking an index in this order.</param>
    public static void Add(SqlText sql, CatalogueQuestion question, string? key, string id, bool hide)
    {
        var (beyond, direction) = question.Filter.Descending ? ("<", "desc") : (">", "");
        if (question.From is { } from && key is null) sql.Add($"and {id} {beyond} ?", from.Id);
        else if (question.From is { } at)
            sql.Add($"and ({key}, {id}) {beyond} (?, ?)", question.Sort.IsNumber ? at.Number : at.Key, at.Id);
        var first = hide ? Hidden(key ?? id, question.Sort.IsNumber) : key ?? id;
        sql.Add($"order by {first} {direction}, {id} {direction} limit ?", question.Limit);
    }

    private static string Hidden(string key, bool isNumber) => isNumber ? $"({key} + 0)" : $"({key} || '')";
}
