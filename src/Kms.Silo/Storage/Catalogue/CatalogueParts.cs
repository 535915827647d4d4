using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Selects that are merged into one; a device that two of them find stands in it once.</summary>
/// <param name="sql">Gets them.</param>
/// <param name="isAlone">There is only one, and it needs no merging.</param>
internal sealed class CatalogueParts(SqlText sql, bool isAlone = false)
{
    private bool _any;

    public bool IsAlone => isAlone;

    /// <summary>Begins one.</summary>
    public SqlText Next(string select)
    {
        if (!isAlone) sql.Add(_any ? "union select * from (" : "select * from (");
        _any = true;
        return sql.Add(select);
    }

    public void End()
    {
        if (!isAlone) sql.Add(") as part");
    }

    /// <summary>Ends the merge; without any select it is one without rows.</summary>
    public void Close(string columns)
    {
        if (!_any) sql.Add($"select {columns} from device d where 1 = 0");
    }
}
