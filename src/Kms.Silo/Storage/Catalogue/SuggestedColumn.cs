namespace Kms.Silo.Storage.Catalogue;

/// <summary>A column whose values are suggested.</summary>
/// <param name="Key">The indexed column.</param>
/// <param name="Shown">What is shown of it.</param>
/// <param name="Granted">The same for devices by a read right; null when their holder may not know it.</param>
/// <param name="IsFolded">Whether the key is in lower case.</param>
/// <param name="Indexed">What its index holds; null for all devices.</param>
internal sealed record SuggestedColumn(string Key, string Shown, string? Granted, bool IsFolded, string? Indexed = null)
{
    /// <summary>The index holds what the id does not name.</summary>
    public static readonly SuggestedColumn Manufacturer = new("manufacturer", "manufacturer", "d.manufacturer", false, CatalogueSlice.IsEui);

    public static SuggestedColumn Of(string field) => field switch
    {
        "manufacturer" => Manufacturer,
        "type" => new("type", "type", "d.type", false),
        "medium" => new("medium", "medium", "d.medium", false),
        "label" => new("label_key", "label", "r.label", true, "d.label_key <> ''"),
        "batch" => new("batch_key", "batch_name", null, true, "d.batch_key <> ''"),
        _ => throw new RefusedException(Refusal.Invalid, "Values are suggested for manufacturer, type, medium, label and batch."),
    };
}
