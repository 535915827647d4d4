using System.CommandLine;
using Kms.Certificates;
using Kms.Grants;
using Kms.Jobs;
using Kms.Mail;
using Kms.Silo.Demo;
using Kms.Silo.Hosting;
using Kms.Silo.Mail;
using Kms.Silo.Setup;
using Kms.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kms.Silo.Commands;

/// <summary>Opens the data itself, for commands that run while the service stands still. The data lock refuses when it does not.</summary>
internal sealed class OfflineHost
{
    // Nothing of the service's own work: no reminders, no mails, no jobs, no sweeping, no set-up link, no demo.
    private static readonly Type[] Serving =
    [
        typeof(MailSender), typeof(MailSweeper), typeof(RightReminder), typeof(RevocationSweeper), typeof(CertificateReminder), typeof(EffectSweeper), typeof(JobResumer), typeof(DocumentSweeper), typeof(SetupStart), typeof(DemoStart),
    ];

    private readonly Option<string?> _data = new("--data") { Description = "Data folder, while the service is stopped; Kms__Data otherwise" };

    public void AddTo(Command command) => command.Add(_data);

    public async Task<T> RunAsync<T>(ParseResult parse, Func<IServiceProvider, Task<T>> work, CancellationToken cancellation)
    {
        var data = parse.GetValue(_data);
        if (data is not null) DemandData(data);
        using var host = Build(data);
        await host.StartAsync(cancellation);
        try
        {
            return await work(host.Services);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    // A folder named by mistake would be made into the data of a new service, in which nobody is known.
    private static void DemandData(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandException($"There is no data of the service in {Path.GetFullPath(folder)}.", ExitCodes.Usage);
    }

    internal static IHost Build(string? data)
    {
        var builder = Host.CreateApplicationBuilder();
        if (data is not null) builder.Configuration.AddInMemoryCollection([new("Kms:Data", data)]);
        builder.Logging.ClearProviders();
        builder.AddKmsSilo(serving: false);
        foreach (var service in builder.Services.Where(one => one.ServiceType == typeof(IHostedService) && Serving.Contains(one.ImplementationType)).ToList())
            builder.Services.Remove(service);
        return builder.Build();
    }
}
