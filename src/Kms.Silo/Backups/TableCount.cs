namespace Kms.Silo.Backups;

/// <summary>How far it is: rows of a table so far, or all of them.</summary>
internal readonly record struct TableCount(string Table, long Rows, bool IsWhole)
{
    /// <summary>Rows between two reports.</summary>
    public const int Step = 500_000;
}
