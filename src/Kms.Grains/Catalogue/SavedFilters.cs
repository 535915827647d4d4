using System.Collections.Immutable;
using Kms.Devices;

namespace Kms.Catalogue;

/// <summary>A person's filters, by name.</summary>
internal sealed record SavedFilters(ImmutableArray<SavedFilter> Filters)
{
    private const int Most = 50;
    private const int NameLength = 60;

    public static SavedFilters None { get; } = new([]);

    public SavedFilters With(SavedFilter filter)
    {
        var name = ShortText.Required(filter.Name, "name", NameLength);
        var others = Without(name).Filters;
        if (others.Length >= Most) throw new RefusedException(Refusal.TooLarge, $"At most {Most} filters are kept. Delete one first.");
        return new([.. others.Add(new(name, filter.Filter)).OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    public SavedFilters Without(string name) => new([.. Filters.Where(f => !f.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))]);
}
