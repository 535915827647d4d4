using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Any other statement, run by the one writer within its next transaction.</summary>
internal sealed class CommandUnit(Action<SqliteConnection> run) : WriteUnit([], once: false)
{
    public void Run(SqliteConnection connection) => run(connection);
}
