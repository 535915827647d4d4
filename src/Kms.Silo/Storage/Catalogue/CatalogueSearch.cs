namespace Kms.Silo.Storage.Catalogue;

/// <summary>The parts of the free search; each has an index of its own.</summary>
internal enum CatalogueSearch
{
    Serial,
    Label,
    Identity,
}
