namespace Kms.Silo.Storage.Catalogue;

/// <summary>
/// An order of the catalogue; the id always decides between equals. <see cref="Own"/> is the indexed expression for devices of one's
/// organisations; null means by id alone. Few devices have a label or a batch, so the index of such an order holds those alone, and the
/// others follow last in either direction.
/// </summary>
internal sealed record CatalogueSort(string? Own, bool IsNumber = false, bool HasBlanks = false)
{
    public static readonly CatalogueSort ById = new(Own: null);
    public static readonly CatalogueSort ByType = new("d.type");
    public static readonly CatalogueSort ByLabel = new("d.label_key", HasBlanks: true);
    public static readonly CatalogueSort ByBatch = new("d.batch_key", HasBlanks: true);
    public static readonly CatalogueSort ByChange = new("v.changed_at", IsNumber: true);

    public static CatalogueSort Of(string? name) => name switch
    {
        null or "" or "id" => ById,
        "type" => ByType,
        "label" => ByLabel,
        "batch" => ByBatch,
        "changed" => ByChange,
        _ => throw new RefusedException(Refusal.Invalid, "Sort by id, type, label, batch or changed."),
    };

    /// <summary>The sort key of what has none: it sorts last.</summary>
    public static string Blank(bool descending) => descending ? "" : SearchKeys.After("");

    /// <summary>The key in a form that no index fits, so that what matches is collected and sorted.</summary>
    public string Hidden(string key, bool descending)
    {
        if (IsNumber) return $"({key} + 0)";
        return HasBlanks && !descending ? $"(case {key} when '' then '{Blank(descending)}' else {key} end)" : $"({key} || '')";
    }
}
