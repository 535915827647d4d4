using Kms.Batches;
using Kms.Catalogue;
using Kms.Certificates;
using Kms.Exports;
using Kms.Exposures;
using Kms.Files;
using Kms.Grants;
using Kms.Jobs;
using Kms.Keys;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Telegrams;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Devices;

/// <summary>What device grains and jobs share within a process.</summary>
internal static class DeviceServices
{
    public static IServiceCollection AddKmsDevices(this IServiceCollection services)
    {
        services.AddSingleton<Occasions>();
        services.AddSingleton<OrganisationLookup>();
        services.AddSingleton<ClaimDesk>();
        services.AddSingleton<DeviceActs>();
        services.AddSingleton<ReadAhead>();
        services.AddSingleton<DeviceWorker>();
        services.AddSingleton<KeyDesk>();
        services.AddSingleton<TelegramDesk>();
        services.AddSingleton<DeviceTools>();
        services.AddSingleton<SelectionReader>();
        services.AddSingleton<HomeCounts>();
        services.AddSingleton<ExposureDesk>();
        services.AddSingleton<MailLog>();
        return services.AddKmsJobs();
    }

    private static IServiceCollection AddKmsJobs(this IServiceCollection services)
    {
        services.AddSingleton<SelectionPages>();
        services.AddSingleton<ResultPages>();
        services.AddSingleton<JobFreezer>();
        services.AddSingleton<FileSigners>();
        services.AddSingleton<RecipientCertificates>();
        services.AddSingleton<JobRunners>();
        services.AddSingleton<JobMails>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton<JobLimits>();
        services.AddSingleton<JobTools>();
        services.AddSingleton<FileRights>();
        services.AddSingleton<CollectAlarm>();
        services.AddSingleton<FileTools>();
        services.AddSingleton<BatchReader>();
        services.AddSingleton<BatchTools>();
        services.AddHostedService<EffectSweeper>();
        services.AddHostedService<JobResumer>();
        services.AddSingleton<Retention>();
        services.AddHostedService<DocumentSweeper>();
        services.AddHostedService<MailSweeper>();
        services.AddSingleton<ReminderMails>();
        services.AddHostedService<RightReminder>();
        return services;
    }
}
