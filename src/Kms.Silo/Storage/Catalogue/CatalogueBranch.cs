namespace Kms.Silo.Storage.Catalogue;

/// <summary>
/// One reason why a person sees devices. Each branch is asked by itself, in order and limited, so that it is a short walk along its own
/// index; the results are merged. No device comes from two branches.
/// </summary>
internal abstract class CatalogueBranch
{
    /// <summary>The columns of <see cref="AddPage"/>: id, sort key, whether by a read right, label and organisation as this person sees them.</summary>
    public const string PageColumns = "d.id, '' as sort_key, 0 as granted, d.label, d.organisation";

    public const string IdColumn = "d.id";

    /// <summary>Adds the rows of a page.</summary>
    public abstract void AddPage(CatalogueParts parts, CatalogueQuestion question, bool few);

    /// <summary>Adds the ids of all matches up to the limit, for counting.</summary>
    public abstract void AddIds(CatalogueParts parts, CatalogueQuestion question);
}
