using Kms.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace Kms.Silo.Storage;

/// <summary>Where the data lives.</summary>
internal sealed class StorageOptions
{
    /// <summary>The name of a cluster that was given none.</summary>
    public const string DefaultCluster = "kms";

    private const string ClusterSetting = $"{KmsOptions.Section}:Cluster:Id";

    /// <summary>Folder of the SQLite file, the data lock and the audit checkpoints.</summary>
    public string DataFolder { get; init; } = "data";

    public DatabaseKind Database { get; init; } = DatabaseKind.Sqlite;

    /// <summary>PostgreSQL only.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>One process alone may write; false for silos of a cluster, which share the database, and keep such a process out.</summary>
    public bool Exclusive { get; init; } = true;

    /// <summary>The cluster whose silos share the database; null for a process that needs it alone.</summary>
    public string? Cluster { get; init; }

    public static StorageOptions From(IConfiguration configuration, bool exclusive)
    {
        var kms = configuration.GetSection(KmsOptions.Section).Get<KmsOptions>() ?? new KmsOptions();
        return new StorageOptions
        {
            DataFolder = Path.GetFullPath(kms.Data),
            Database = kms.UsesPostgres ? DatabaseKind.Postgres : DatabaseKind.Sqlite,
            ConnectionString = configuration.GetConnectionString("Kms"),
            Exclusive = exclusive,
            Cluster = exclusive ? null : configuration[ClusterSetting] ?? DefaultCluster,
        };
    }

    public string SqliteFile => Path.Combine(DataFolder, "kms.db");
}
