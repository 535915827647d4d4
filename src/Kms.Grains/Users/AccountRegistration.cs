using Kms.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Kms.Users;

internal static class AccountRegistration
{
    /// <summary>Adds what grains of people and organisations stand on. Bind <see cref="AccountOptions"/> beside it.</summary>
    public static IServiceCollection AddKmsAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>();
        return services
            .AddSingleton<Passwords>()
            .AddSingleton<Secrets>()
            .AddSingleton<Letters>()
            .AddSingleton<AccountServices>();
    }
}
