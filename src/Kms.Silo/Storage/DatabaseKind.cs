namespace Kms.Silo.Storage;

internal enum DatabaseKind
{
    Sqlite,
    Postgres,
}
