using Kms.Keys;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>The filter as conditions on device d; hidden from the indexes when the order is to be walked.</summary>
internal static class CatalogueConditions
{
    /// <param name="sql">Gets the conditions.</param>
    /// <param name="question">The filter.</param>
    /// <param name="label">The folded label that this person sees.</param>
    /// <param name="search">Which part of the free search; all of them when null.</param>
    /// <param name="hide">Keeps the planner from using an index of the filter.</param>
    public static void Add(SqlText sql, CatalogueQuestion question, string label, CatalogueSearch? search, bool hide)
    {
        var filter = question.Filter;
        if (filter.Manufacturer is not null) sql.Add($"and {Text("d.manufacturer", hide)} = ?", filter.Manufacturer.ToUpperInvariant());
        if (filter.Type is not null) sql.Add($"and {Text("d.type", hide)} = ?", filter.Type);
        if (filter.Medium is not null) sql.Add($"and {Text("d.medium", hide)} = ?", filter.Medium);
        if (filter.Claim is { } claim) sql.Add(hide ? "and (d.claim + 0) = ?" : "and d.claim = ?", (int)claim);
        if (filter.Batch is { } batch) sql.Add("and exists (select 1 from batch_item i where i.batch = ? and i.device = d.id)", batch.Value);
        if (filter.Health is { } health) AddHealth(sql, health, hide);
        AddPrefix(sql, Text("d.serial_key", hide), question.Serial);
        AddPrefix(sql, hide ? $"({label} || '')" : label, question.Label);
        if (question.Search is not null) AddSearch(sql, question, label, search);
    }

    private static void AddHealth(SqlText sql, KeyFinding health, bool hide)
    {
        if (health == KeyFinding.None) sql.Add("and d.health = 0");
        else sql.Add(hide ? "and (d.health & ?) <> 0" : "and d.health <> 0 and (d.health & ?) <> 0", (int)health);
    }

    private static void AddPrefix(SqlText sql, string column, string? prefix)
    {
        if (prefix is not null) sql.Add($"and {column} >= ? and {column} < ?", prefix, SearchKeys.After(prefix));
    }

    private static void AddSearch(SqlText sql, CatalogueQuestion question, string label, CatalogueSearch? search)
    {
        var (begin, end) = (question.Search, SearchKeys.After(question.Search!)); // The caller has checked it.
        switch (search)
        {
            case CatalogueSearch.Serial:
                sql.Add("and d.serial_key >= ? and d.serial_key < ?", begin, end);
                break;
            case CatalogueSearch.Label:
                sql.Add($"and {label} >= ? and {label} < ?", begin, end);
                break;
            case CatalogueSearch.Identity:
                sql.Add("and d.id = any(?)", [question.Identities]);
                break;
            default:
                sql.Add(
                    $"and ((d.serial_key >= ? and d.serial_key < ?) or ({label} >= ? and {label} < ?) or d.id = any(?))",
                    begin, end, begin, end, question.Identities);
                break;
        }
    }

    private static string Text(string column, bool hide) => hide ? $"({column} || '')" : column;
}
