using Kms.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Silo.Mail;

internal static class MailServices
{
    public static IServiceCollection AddKmsMail(this IServiceCollection services)
    {
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<IMailRenderer, MailRenderer>();
        return services;
    }
}
