using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>A part of the matches that one index finds: the free search and the manufacturer have several.</summary>
/// <param name="Search">Which part of the free search; all of them when null.</param>
/// <param name="Ids">How the ids of this part begin; null for all.</param>
internal sealed record CatalogueSlice(CatalogueSearch? Search = null, string? Ids = null)
{
    /// <summary>So begin the ids that do not name the manufacturer.</summary>
    public const string Euis = "EUI-";

    /// <summary>The condition of the indexes of manufacturers, word for word: SQLite looks for the same words.</summary>
    public const string IsEui = "substr(d.id, 1, 4) = 'EUI-'";

    private const int CodeLength = 3;

    private static readonly CatalogueSlice[] s_whole = [new()];

    private static readonly CatalogueSlice[] s_searches =
        [new(CatalogueSearch.Serial), new(CatalogueSearch.Label), new(CatalogueSearch.Identity)];

    /// <summary>The parts that a question is asked in; a walk meets all matches in one.</summary>
    public static IReadOnlyList<CatalogueSlice> Of(CatalogueQuestion question, CataloguePlan plan)
    {
        if (plan == CataloguePlan.Walk) return s_whole;
        if (plan == CataloguePlan.Collect && question.Search is not null) return s_searches;
        if (question.Maker is not { } maker || question.HasPrefix || question.AsksRights || question.Filter.Batch is not null) return s_whole;
        return IsCode(maker) ? [new(Ids: $"{maker}-"), new(Ids: Euis)] : [new(Ids: Euis)];
    }

    /// <summary>
    /// Adds where the ids of this part begin and end. Along the ids that is one with the place where the page begins: of two conditions on the
    /// same end SQLite may walk from the farther one.
    /// </summary>
    public void AddIds(SqlText sql, string id, Cursor? from = null, bool descending = false)
    {
        if (Ids is null) return;
        var (begin, end) = (Ids, SearchKeys.After(Ids));
        if (from is not null && !descending && string.CompareOrdinal(from.Id, begin) > 0) begin = from.Id;
        if (from is not null && descending && string.CompareOrdinal(from.Id, end) < 0) end = from.Id;
        sql.Add($"and {id} > ? and {id} < ?", begin, end);
    }

    private static bool IsCode(string maker) => maker.Length == CodeLength && maker.All(char.IsAsciiLetter) && $"{maker}-" != Euis;
}
