using Kms.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace Kms.Silo.Storage;

/// <summary>Where the data lives.</summary>
internal sealed class StorageOptions
{
    /// <summary>Folder of the SQLite file, the data lock and the audit checkpoints.</summary>
    public string DataFolder { get; init; } = "data";

    public DatabaseKind Database { get; init; } = DatabaseKind.Sqlite;

    /// <summary>PostgreSQL only.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>One process alone may write (SingleNode); silos of a cluster share the database.</summary>
    public bool Exclusive { get; init; } = true;

    public static StorageOptions From(IConfiguration configuration)
    {
        var kms = configuration.GetSection(KmsOptions.Section).Get<KmsOptions>() ?? new KmsOptions();
        return new StorageOptions
        {
            DataFolder = Path.GetFullPath(kms.Data),
            Database = kms.UsesPostgres ? DatabaseKind.Postgres : DatabaseKind.Sqlite,
            ConnectionString = configuration.GetConnectionString("Kms"),
        };
    }

    public string SqliteFile => Path.Combine(DataFolder, "kms.db");
}
