using Kms.Certificates;
using Kms.Devices;
using Kms.Silo.Demo;
using Kms.Silo.Keys;
using Kms.Silo.Mail;
using Kms.Silo.Setup;
using Kms.Silo.Storage;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>Everything that grains stand on, in the order in which it starts.</summary>
internal static class SiloServices
{
    /// <param name="builder">The host.</param>
    /// <param name="serving">False for a command that only looks into the data: no reminder runs.</param>
    public static IHostApplicationBuilder AddKmsSilo(this IHostApplicationBuilder builder, bool serving = true)
    {
        builder.Services.AddKmsOptions(builder.Configuration);
        builder.Services.AddKmsKeys();
        builder.Services.AddKmsMail();
        builder.Services.AddKmsStorage(StorageOptions.From(builder.Configuration, exclusive: !serving || !EngineServices.SharesData));
        builder.Services.AddSingleton<IStorageHealth, StorageHealth>();
        builder.Services.AddSingleton<IServiceReach, InProcess>();
        // After the storage, before all that calls grains.
        builder.AddKmsEngine(serving);
        builder.Services.AddKmsAccounts();
        builder.Services.AddKmsDevices();
        builder.Services.AddKmsCertificates();
        builder.Services.AddOptions<AccountOptions>().Configure<IOptions<KmsOptions>>((accounts, kms) => accounts.ProductName = kms.Value.Product.Name);
        builder.Services.AddOptions<CertificateOptions>().Bind(builder.Configuration.GetSection("Kms:Certificates"))
            .Configure<IOptions<KmsOptions>>((certificates, kms) => (certificates.PublicBase, certificates.Sender) = (kms.Value.PublicBase, kms.Value.Smtp.From));
        builder.Services.AddSingleton(services => Options.Create(services.GetRequiredService<IOptions<KmsOptions>>().Value.Retention));
        builder.Services.AddKmsDemo(builder.Configuration);
        builder.Services.AddKmsSetup();
        if (serving) builder.Services.AddKmsBrand();
        builder.Services.AddHostedService<MailSender>();
        // Why the start failed is told as one sentence by whoever runs the host, not as a stack trace here.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // Request lines hold the tokens of links that people open.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        return builder;
    }
}
