using Kms.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Tells faults of the file or disk, which pass, from faults of a statement.</summary>
internal static class SqliteFault
{
    /// <summary>The exception that callers get; null when the statement itself is at fault.</summary>
    public static StorageUnavailableException? Unavailable(SqliteException fault) => fault.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => new("The disk is full: the database cannot write. Free space in the data folder; nothing needs a restart.", fault),
        // A quota or a limit on file sizes comes so, and so does a full disk on some file systems.
        raw.SQLITE_IOERR when fault.SqliteExtendedErrorCode is raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_SHMSIZE =>
            new("The database cannot write: the disk, a quota or a limit is full. Free space in the data folder; nothing needs a restart.", fault),
        raw.SQLITE_READONLY => new("The database file is read-only: make the data folder writable for the service.", fault),
        raw.SQLITE_IOERR => new("The disk reports an error while the database reads or writes: look at the system's log, and have a backup at hand.", fault),
        raw.SQLITE_CANTOPEN => new("The database file cannot be opened: check that the data folder is there and writable.", fault),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new("Another program holds the database file.", fault),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new("The database file is damaged: stop the service and restore a backup.", fault),
        raw.SQLITE_PERM or raw.SQLITE_AUTH => new("The service has no right to use the database file.", fault),
        _ => null,
    };
}
