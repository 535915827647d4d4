using Kms.Keys;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>The filter as conditions on device d; hidden from the indexes when the order is to be walked.</summary>
internal static class CatalogueConditions
{
    /// <param name="sql">Gets the conditions.</param>
    /// <param name="question">The filter.</param>
    /// <param name="label">The folded label that this person sees.</param>
    /// <param name="slice">Which part of the matches.</param>
    /// <param name="plan">Decides which conditions the planner may use an index for.</param>
    public static void Add(SqlText sql, CatalogueQuestion question, string label, CatalogueSlice slice, CataloguePlan plan)
    {
        var filter = question.Filter;
        var walk = plan == CataloguePlan.Walk;
        // A prefix is narrower than a value that many share; without statistics the planner thinks otherwise.
        var hide = walk || question.HasPrefix;
        if (question.Maker is { } maker) AddMaker(sql, maker, slice);
        if (filter.Type is not null) sql.Add($"and {Equal("d.type", hide && question.Sort != CatalogueSort.ByType)}", filter.Type);
        if (filter.Medium is not null) sql.Add($"and {Equal("d.medium", hide)}", filter.Medium);
        if (filter.Claim is { } claim) sql.Add($"and {Equal("d.claim", hide)}", (int)claim);
        if (filter.Batch is { } batch) sql.Add("and exists (select 1 from batch_item i where i.batch = ? and i.device = d.id)", batch.Value);
        if (filter.Health is { } health) AddHealth(sql, health, hide);
        AddPrefix(sql, "d.serial_key", question.Serial, walk);
        if (question.Label is not null) AddLabel(sql, label, question.Label, walk && question.Sort != CatalogueSort.ByLabel);
        if (question.Search is not null) AddSearch(sql, question, label, slice.Search);
    }

    // Whose id names it needs no index for it: the slice is its ids.
    private static void AddMaker(SqlText sql, string maker, CatalogueSlice slice)
    {
        if (slice.Ids is null) sql.Add($"and {Equal("d.manufacturer", hide: true)}", maker);
        else if (slice.Ids == CatalogueSlice.Euis) sql.Add($"and {CatalogueSlice.IsEui} and {Equal("d.manufacturer", hide: false)}", maker);
    }

    private static void AddHealth(SqlText sql, KeyFinding health, bool hide)
    {
        if (health == KeyFinding.None) sql.Add("and d.health = 0");
        else sql.Add(hide ? "and (d.health <> 0) is true" : "and d.health <> 0").Add("and (d.health & ?) <> 0", (int)health);
    }

    private static void AddPrefix(SqlText sql, string column, string? prefix, bool hide)
    {
        if (prefix is not null) sql.Add($"and {Within(column, hide)}", prefix, SearchKeys.After(prefix));
    }

    // The index holds labels alone, and SQLite does not conclude from the range that it holds what is looked for.
    private static void AddLabel(SqlText sql, string column, string prefix, bool hide)
    {
        AddPrefix(sql, column, prefix, hide);
        if (!hide) sql.Add($"and {column} <> ''");
    }

    private static void AddSearch(SqlText sql, CatalogueQuestion question, string label, CatalogueSearch? search)
    {
        var (begin, end) = (question.Search, SearchKeys.After(question.Search!)); // The caller has checked it.
        switch (search)
        {
            case CatalogueSearch.Serial:
                sql.Add($"and {Within("d.serial_key", hide: false)}", begin, end);
                break;
            case CatalogueSearch.Label:
                sql.Add($"and {Within(label, hide: false)} and {label} <> ''", begin, end);
                break;
            case CatalogueSearch.Identity:
                sql.Add("and d.id = any(?)", [question.Identities]);
                break;
            default:
                var either = $"{Within("d.serial_key", hide: false)} or {Within(label, hide: false)} or d.id = any(?)";
                sql.Add($"and ({either}) is true", begin, end, begin, end, question.Identities);
                break;
        }
    }

    // "is true" keeps both planners from using an index for it, while PostgreSQL still knows how many rows it will match.
    private static string Equal(string column, bool hide) => hide ? $"({column} = ?) is true" : $"{column} = ?";

    private static string Within(string column, bool hide) =>
        hide ? $"({column} >= ? and {column} < ?) is true" : $"({column} >= ? and {column} < ?)";
}
