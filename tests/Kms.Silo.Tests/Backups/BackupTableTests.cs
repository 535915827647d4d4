using Kms.Silo.Backups;
using Kms.Silo.Storage;
using Kms.Silo.Tests.Storage;
using Kms.Testing.Databases;

namespace Kms.Silo.Tests.Backups;

public abstract class BackupTableTests<TDatabase> : StoreTests<TDatabase> where TDatabase : TestDatabase, new()
{
    protected abstract string FindTables { get; }

    [Fact]
    public async Task Every_table_of_the_schema_is_backed_up_or_left_out_for_a_reason()
    {
        var tables = await Host.Get<IDatabase>().QueryAsync(FindTables, [], row => row.GetString(0));

        var known = BackupTables.All.Concat(BackupTables.LeftOut.Keys);
        Assert.Empty(tables.Except(known));
        Assert.Empty(BackupTables.All.Except(tables));
        Assert.All(BackupTables.LeftOut.Values, reason => Assert.NotEqual("", reason));
    }
}

public sealed class BackupTablesOnSqlite : BackupTableTests<SqliteTestDatabase>
{
    protected override string FindTables => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
}

public sealed class BackupTablesOnPostgres : BackupTableTests<PostgresTestDatabase>
{
    protected override string FindTables => "select tablename::text from pg_tables where schemaname = current_schema()";
}
