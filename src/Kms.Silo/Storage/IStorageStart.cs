namespace Kms.Silo.Storage;

/// <summary>What happens once, before anything reads or writes.</summary>
internal interface IStorageStart : IAsyncDisposable
{
    /// <summary>
    /// Takes the data until this process ends: for it alone, or together with the other silos. Throws <see cref="Hosting.StartException"/> that names who has it.
    /// </summary>
    Task LockAsync(CancellationToken cancellation = default);

    /// <summary>True when the database and the table are there; makes neither.</summary>
    Task<bool> HasTableAsync(string table, CancellationToken cancellation = default);

    /// <summary>Runs a part of the start while no other process runs it on this data: silos of a cluster start together.</summary>
    Task RunAloneAsync(Func<Task> part, CancellationToken cancellation = default);

    /// <summary>Brings the schema up to date. Throws <see cref="Hosting.StartException"/> for a database newer than this program.</summary>
    Task UpdateSchemaAsync(CancellationToken cancellation = default);
}
