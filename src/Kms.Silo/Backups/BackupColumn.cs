namespace Kms.Silo.Backups;

/// <summary>A column and what it holds, alike in both databases.</summary>
internal sealed record BackupColumn(string Name, BackupValue Value)
{
    /// <param name="name">The column.</param>
    /// <param name="type">The database's own name of its type.</param>
    public static BackupColumn Of(string name, string type) => new(name, type.ToLowerInvariant() switch
    {
        "text" => BackupValue.Text,
        "integer" or "bigint" => BackupValue.Number,
        "blob" or "bytea" => BackupValue.Bytes,
        _ => throw new BackupException($"Column {name} has the type {type}, which no backup of this version holds. Use the version that made the database."),
    });
}
