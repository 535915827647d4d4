using System.Data.Common;

namespace Kms.Silo.Backups;

/// <summary>What the two databases do each in their own way.</summary>
internal interface IBackupDatabase
{
    /// <summary>For messages: where the data is.</summary>
    string Place { get; }

    /// <summary>Number of the program's last schema script.</summary>
    int Schema { get; }

    /// <summary>
    /// A connection in a transaction that sees one moment of the data, also while a service writes. Takes no lock on the data. Refuses when
    /// there is no data of a service.
    /// </summary>
    Task<DbConnection> OpenSnapshotAsync(CancellationToken cancellation = default);

    /// <summary>True when there is something that a restore would remove. The caller has the data lock.</summary>
    Task<bool> HoldsRowsAsync(CancellationToken cancellation = default);

    /// <summary>Begins a database of this schema that takes the place of the one that is there, once it is committed.</summary>
    Task<IBackupTarget> BeginAsync(int schema, CancellationToken cancellation = default);

    /// <summary>Somebody has a copy of this root key; the service may run. Nothing happens in a schema that has no place for it yet.</summary>
    Task NoteRootKeyCopyAsync(string rootId, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>The sentence for a fault of the database; null for anything else.</summary>
    BackupException? Explain(Exception fault);
}
