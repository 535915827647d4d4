using Kms.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kms.Users;

internal static class AccountRegistration
{
    /// <summary>Adds what grains of people and organisations stand on. Bind <see cref="AccountOptions"/> beside it.</summary>
    public static IServiceCollection AddKmsAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>();
        return services
            .AddSingleton<IPasswordHasher<Passwords>>(provider => new PasswordHasher<Passwords>(Options.Create(
                new PasswordHasherOptions { IterationCount = provider.GetRequiredService<IOptions<AccountOptions>>().Value.PasswordIterations })))
            .AddSingleton<Passwords>()
            .AddSingleton<Secrets>()
            .AddSingleton<Letters>()
            .AddSingleton<AccountServices>();
    }
}
