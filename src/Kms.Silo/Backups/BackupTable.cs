using System.Collections.Immutable;
using System.Data.Common;

namespace Kms.Silo.Backups;

/// <summary>A table by its own columns.</summary>
internal sealed record BackupTable(string Name, ImmutableArray<BackupColumn> Columns)
{
    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    public static BackupTable Of(string name, DbDataReader reader) => new(
        name, [.. Enumerable.Range(0, reader.FieldCount).Select(i => BackupColumn.Of(reader.GetName(i), reader.GetDataTypeName(i)))]);

    /// <summary>The columns of the table that the rows go to, in the order of this one. Refuses when they are not the same ones.</summary>
    public void DemandSameAs(BackupTable target)
    {
        if (!Columns.ToHashSet().SetEquals(target.Columns))
            throw new BackupException(
                $"Table {Name} has other columns in the backup ({ColumnList}) than in this program ({target.ColumnList}). Restore it with the version that took it. Nothing was changed.");
    }
}
