using Kms.Catalogue;
using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>What is asked for, with texts folded and identities looked up.</summary>
/// <param name="Filter">As asked.</param>
/// <param name="Sort">The order.</param>
/// <param name="From">Where to go on; null for the first page.</param>
/// <param name="Identities">Devices that the free search names exactly.</param>
/// <param name="Now">Rights that are in force now count.</param>
/// <param name="Limit">Rows to find.</param>
/// <param name="Without">Finds what has no key in this order alone, by id.</param>
internal sealed record CatalogueQuestion(
    DeviceFilter Filter, CatalogueSort Sort, Cursor? From, string[] Identities, long Now, int Limit, CatalogueSort? Without = null)
{
    private const long MostDays = 36_500;

    public string? Search { get; } = Folded(Filter.Q);

    public string? Serial { get; } = Folded(Filter.Serial);

    public string? Label { get; } = Folded(Filter.Label);

    public string? Maker { get; } = Filter.Manufacturer?.ToUpperInvariant();

    /// <summary>True when the read rights on a device decide.</summary>
    public bool AsksRights => Filter.Reader is not null || Filter.EndsInDays is not null;

    /// <summary>Rights that end up to then; null when their end does not matter.</summary>
    public long? EndsBefore => Filter.EndsInDays is { } days ? Now + (Math.Clamp(days, 0, MostDays) * TimeSpan.MicrosecondsPerDay) : null;

    public bool HasPrefix => Search is not null || Serial is not null || Label is not null;

    /// <summary>True when few may match, so that it matters how they are found.</summary>
    public bool IsNarrow => HasPrefix || AsksRights || Filter is not
    {
        Manufacturer: null, Type: null, Medium: null, Claim: null, Batch: null, Health: null,
    };

    /// <summary>
    /// True when one index holds filter and order, however many match: every exact filter has an index that is in the order of ids, and a
    /// label prefix is a piece of the order by label.
    /// </summary>
    public bool IsSettled => !IsNarrow
        || (Sort == CatalogueSort.ById && !HasPrefix && !AsksRights && Filter.Batch is null)
        || (Sort == CatalogueSort.ByLabel && this is { Label: not null, Search: null, Serial: null, AsksRights: false });

    /// <summary>True when rows without a sort key may follow.</summary>
    public bool HasBlanks => Sort.HasBlanks && !(Sort == CatalogueSort.ByLabel && Label is not null);

    /// <summary>True when the page begins behind a row without a sort key.</summary>
    public bool IsAmongBlanks => Sort.HasBlanks && From?.Key == CatalogueSort.Blank(Filter.Descending);

    /// <summary>The same for the rows without a sort key: they follow all others, in the order of their ids.</summary>
    public CatalogueQuestion Blanks => this with { Sort = CatalogueSort.ById, Without = Sort, From = IsAmongBlanks ? From : null };

    /// <summary>The sort key, as SQL, of rows that are in the order of ids.</summary>
    public string NoKey => Without is null ? "''" : $"'{CatalogueSort.Blank(Filter.Descending)}'";

    /// <param name="few">Whether few match.</param>
    public CataloguePlan PlanOf(bool few)
    {
        if (IsSettled) return CataloguePlan.Natural;
        return few ? CataloguePlan.Collect : CataloguePlan.Walk;
    }

    private static string? Folded(string? text) => SearchKeys.Fold(text) is { Length: > 0 } folded ? folded : null;
}
