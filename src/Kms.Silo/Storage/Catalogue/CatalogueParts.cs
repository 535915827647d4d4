using Kms.Silo.Storage.Paging;

namespace Kms.Silo.Storage.Catalogue;

/// <summary>Selects that are merged into one; a device that two of them find stands in it once.</summary>
/// <param name="sql">Gets them.</param>
/// <param name="areApart">No device is in two of them, so that nothing needs comparing.</param>
internal sealed class CatalogueParts(SqlText sql, bool areApart = false)
{
    private bool _any;

    public bool AreApart => areApart;

    /// <summary>Begins one.</summary>
    public SqlText Next(string select)
    {
        sql.Add(!_any ? "select * from (" : areApart ? "union all select * from (" : "union select * from (");
        _any = true;
        return sql.Add(select);
    }

    public void End() => sql.Add(") as part");

    /// <summary>Ends the merge; without any select it is one without rows.</summary>
    public void Close(string columns)
    {
        if (!_any) sql.Add($"select {columns} from device d where 1 = 0");
    }
}
