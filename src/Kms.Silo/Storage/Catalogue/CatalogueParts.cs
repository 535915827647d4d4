using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Selects that are merged into one; a device that two of them find stands in it once.</summary>
internal sealed class CatalogueParts(SqlText sql)
{
    private bool _any;

    /// <summary>Begins one.</summary>
    public SqlText Next(string select)
    {
        sql.Add(_any ? "union select * from (" : "select * from (").Add(select);
        _any = true;
        return sql;
    }

    public void End() => sql.Add(") as part");

    /// <summary>Ends the merge; without any select it is one without rows.</summary>
    public void Close(string columns)
    {
        if (!_any) sql.Add($"select {columns} from device d where 1 = 0");
    }
}
