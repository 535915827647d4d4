namespace Kms.Silo.Storage.Catalogue;

/// <summary>How a page is found. The databases guess badly which one is short, so a bounded count decides.</summary>
internal enum CataloguePlan
{
    /// <summary>One index holds filter and order.</summary>
    Natural,

    /// <summary>Few match: find them all by the filter's index and sort them.</summary>
    Collect,

    /// <summary>Many match: walk the index of the order until the page is full.</summary>
    Walk,
}
