using Kms.Mail;
using Kms.Silo.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Mail;

internal static class MailServices
{
    public static IServiceCollection AddKmsMail(this IServiceCollection services)
    {
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<IMailTemplates>(provider => provider.GetRequiredService<MailTemplates>());
        services.AddSingleton<MailSignal>();
        services.AddSingleton<IMailRenderer, MailRenderer>();
        services.AddSingleton<MailSigner>();
        services.AddSingleton<IMailTransport>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<KmsOptions>>();
            return string.IsNullOrEmpty(options.Value.Smtp.Host) ? new FileTransport(options) : new SmtpTransport(options);
        });
        return services;
    }
}
