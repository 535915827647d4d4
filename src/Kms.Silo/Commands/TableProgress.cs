using System.Globalization;
using Kms.Silo.Backups;

namespace Kms.Silo.Commands;

/// <summary>One line for each table, and some between for long ones; on the error stream, so that the result stands alone on the other.</summary>
internal sealed class TableProgress : IProgress<TableCount>
{
    public void Report(TableCount value) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows:N0} rows{(value.IsWhole ? "" : " ...")}"));
}
