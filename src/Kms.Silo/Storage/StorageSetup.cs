using Kms.Audit;
using Kms.Batches;
using Kms.Catalogue;
using Kms.Certificates;
using Kms.Devices;
using Kms.Exposures;
using Kms.Files;
using Kms.Grants;
using Kms.Hygiene;
using Kms.Jobs;
using Kms.Listing;
using Kms.Mail;
using Kms.Silo.Audit;
using Kms.Silo.Backups;
using Kms.Silo.Keys;
using Kms.Silo.Storage.Audit;
using Kms.Silo.Storage.Batches;
using Kms.Silo.Storage.Catalogue;
using Kms.Silo.Storage.Certificates;
using Kms.Silo.Storage.Devices;
using Kms.Silo.Storage.Documents;
using Kms.Silo.Storage.Exposures;
using Kms.Silo.Storage.Files;
using Kms.Silo.Storage.Grants;
using Kms.Silo.Storage.Hygiene;
using Kms.Silo.Storage.Jobs;
using Kms.Silo.Storage.Keys;
using Kms.Silo.Storage.Listing;
using Kms.Silo.Storage.Mail;
using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Postgres;
using Kms.Silo.Storage.Sqlite;
using Kms.Silo.Storage.Writing;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Kms.Silo.Storage;

/// <summary>Puts the stores into a host. They work once <see cref="StorageHost"/> has opened the data.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddKmsStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        if (options.Database == DatabaseKind.Postgres) services.AddPostgres();
        else services.AddSqlite();
        services.AddWriter();
        services.AddStores();
        services.AddSingleton<BackupRun>();
        services.AddSingleton<RestoreRun>();
        services.AddHostedService<StorageHost>();
        services.AddSingleton<AuditCheckpoints>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditCheckpoints>());
        return services;
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<IStorageStart, SqliteStart>();
        services.AddSingleton<IDeviceReader, SqliteDeviceReader>();
        services.AddSingleton<IGroupTarget, SqliteGroupTarget>();
        services.AddSingleton<IDatabase, SqliteDatabase>();
        services.AddSingleton<IBackupDatabase, SqliteBackup>();
    }

    private static void AddPostgres(this IServiceCollection services)
    {
        services.AddSingleton<PostgresConnections>();
        services.AddSingleton<PostgresSession>();
        services.AddSingleton<IStorageStart, PostgresStart>();
        services.AddSingleton<IDeviceReader, PostgresDeviceReader>();
        services.AddSingleton<IGroupTarget, PostgresGroupTarget>();
        services.AddSingleton<IDatabase, PostgresDatabase>();
        services.AddSingleton<IBackupDatabase, PostgresBackup>();
    }

    private static void AddWriter(this IServiceCollection services)
    {
        services.AddSingleton<AuditTails>();
        services.AddSingleton<AuditCheckpointFile>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<GroupCommitWriter>();
        services.AddSingleton<GroupedReads>();
    }

    private static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton<DeviceLookups>();
        services.AddSingleton<Epochs>();
        services.AddSingleton<IDeviceStore, DeviceStore>();
        services.AddSingleton<IEffectStore, EffectStore>();
        services.AddKeyedSingleton<IGrainStorage, DirectoryStorage>(DirectoryStorage.Name);
        services.AddSingleton<IDocumentEnds, DocumentEnds>();
        services.AddSingleton<ITicketBasisStore, TicketBasisStore>();
        services.AddSingleton<IListStore, ListStore>();
        services.AddSingleton<ICertificateStore, CertificateStore>();
        services.AddSingleton<IBatchStore, BatchStore>();
        services.AddSingleton<IJobPageStore, JobPageStore>();
        services.AddSingleton<IFileStore, FileStore>();
        services.AddSingleton<CatalogueRows>();
        services.AddSingleton<CatalogueCounting>();
        services.AddSingleton<CatalogueSuggestions>();
        services.AddSingleton<ClaimRequestQueue>();
        services.AddSingleton<ICatalogueStore, CatalogueStore>();
        services.AddSingleton<IRightStore, RightStore>();
        services.AddSingleton<IExposureStore, ExposureStore>();
        services.AddSingleton<IHygieneStore, HygieneStore>();
        services.AddSingleton<AuditQuery>();
        services.AddSingleton<IAuditStore, AuditStore>();
        services.AddSingleton<MailList>();
        services.AddSingleton<IMailOutbox, MailOutbox>();
        services.AddSingleton<IKeyRingStore, KeyRingStore>();
        services.AddSingleton<PersonRegister>();
        services.AddSingleton<IPersonStore, PersonStore>();
        services.AddSingleton<Pseudonyms>();
        services.AddSingleton<IPseudonyms, RegisteredPseudonyms>();
    }
}
