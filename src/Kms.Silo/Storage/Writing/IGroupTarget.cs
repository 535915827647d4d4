namespace Kms.Silo.Storage.Writing;

/// <summary>Writes a group of units in one transaction.</summary>
internal interface IGroupTarget : IAsyncDisposable
{
    /// <summary>
    /// All units whose conditions hold are on disk when the task ends, and every <see cref="WriteUnit.Accepted"/> is set.
    /// Throws <see cref="Kms.Storage.StorageUnavailableException"/> when the database is at fault, anything else when a unit may be.
    /// </summary>
    Task WriteAsync(IReadOnlyList<WriteUnit> units);
}
