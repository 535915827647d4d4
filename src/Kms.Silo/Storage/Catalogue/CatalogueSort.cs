namespace Kms.Silo.Storage.Catalogue;

/// <summary>
/// An order of the catalogue; the id always decides between equals. <see cref="Own"/> is the indexed expression for devices of one's
/// organisations; null means by id alone.
/// </summary>
internal sealed record CatalogueSort(string? Own, bool IsNumber = false)
{
    public static readonly CatalogueSort ById = new(Own: null);
    public static readonly CatalogueSort ByType = new("d.type");
    public static readonly CatalogueSort ByLabel = new("d.label_key");
    public static readonly CatalogueSort ByBatch = new("d.batch_key");
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
}
